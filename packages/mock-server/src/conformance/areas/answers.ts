import { type JsonOperationName, operations } from '@creditkit/contract'
import { samples } from '../sample-calls'
import { type ConformanceTest, testGiven } from '../trial'

/** Every operation that answers with JSON. */
export const jsonOperations = Object.keys(operations).filter(
  (name): name is JsonOperationName => name in samples,
)

/** Every operation answers a good call with its status and a body that the contract knows. */
export const answersTests: readonly ConformanceTest[] = jsonOperations.map((name) => answering(name))

function answering<Name extends JsonOperationName>(name: Name): ConformanceTest {
  const { needs, by, input } = samples[name]
  return testGiven(name, 'answers as the contract says', needs, async (trial, given) => {
    const caller = by && { by: trial.world.callers[by] }
    await trial.call(name, await input(trial, given), caller)
  })
}
