import type { OperationName, ProblemCode } from '@creditkit/contract'
import type { Calls, ConformanceRequest } from './calls'
import type { Expect } from './runner'
import { type Given, isGiven, missingOf, type Need, type Setting } from './setting'
import type { ConformanceWorld } from './world'

/** What a test works with. */
export interface Trial extends Calls {
  readonly world: ConformanceWorld
  readonly expect: Expect
  readonly request: ConformanceRequest
  /** A key that no other request has. */
  newKey(): string
}

/** One test of the suite. `about` is the problem of the operation that it provokes, or what it promises of it. */
export interface ConformanceTest {
  readonly operation: OperationName
  readonly about: ProblemCode | (string & {})
  readonly needs: readonly Need[]
  /** What else the world lacks for it, in words. */
  readonly lacks?: string
  run(trial: Trial, setting: Setting): Promise<void>
}

/** A test that any backend can be put to. */
export function test(
  operation: OperationName,
  about: ConformanceTest['about'],
  run: (trial: Trial) => Promise<void>,
): ConformanceTest {
  return { operation, about, needs: [], run }
}

/** A test of what not every backend can be put to; `given` has what was needed. */
export function testGiven<Needed extends Need>(
  operation: OperationName,
  about: ConformanceTest['about'],
  needs: readonly Needed[],
  run: (trial: Trial, given: Given<Needed>) => Promise<void>,
): ConformanceTest {
  return {
    operation,
    about,
    needs,
    async run(trial, setting) {
      if (!isGiven(setting, needs)) throw new RangeError(missingOf(setting, needs))
      await run(trial, setting)
    },
  }
}

/** `spend › insufficient_credits`; what follows a problem's code says which case of it. */
export function titleOf({ operation, about }: Pick<ConformanceTest, 'operation' | 'about'>): string {
  return `${operation} › ${about}`
}
