import { type OperationName, operations, type ProblemCode, problemsOf } from '@creditkit/contract'
import { conformanceTests } from './areas/index'
import { titleOf } from './trial'
import type { ConformanceWorld } from './world'

/** Something that the contract says of an operation, and the tests that hold a backend to it. */
export interface Coverage {
  readonly operation: OperationName
  /** A problem that it may be refused with, or that it answers at all. */
  readonly about: ProblemCode | 'answers as the contract says'
  readonly tests: readonly string[]
}

/**
 * Every operation of the contract and every problem that it may be refused with, with the tests that provoke it. Left out
 * is what nobody can provoke: `internal` is what nobody foresaw, `forbidden` there is none where every role may ask, and
 * `rate_limited` depends on what limits there are.
 */
export function coverageOf(world: ConformanceWorld): readonly Coverage[] {
  const tests = conformanceTests(world)
  const names = Object.keys(operations).filter((name): name is OperationName => name in operations)
  return names.flatMap((operation) =>
    (['answers as the contract says', ...promised(operation, world)] as const).map((about) => ({
      operation,
      about,
      tests: tests
        .filter((test) => test.operation === operation && isAbout(test.about, about))
        .map((test) => titleOf(test)),
    })),
  )
}

function promised(operation: OperationName, { rateLimit }: ConformanceWorld): ProblemCode[] {
  const isForAll = operations[operation].roles.length === 3
  return problemsOf(operation).filter(
    (code) =>
      code !== 'internal' &&
      (code !== 'forbidden' || !isForAll) &&
      (code !== 'rate_limited' || operation === rateLimit?.operation),
  )
}

/** A test is about what its title begins with, up to a colon or a comma. */
function isAbout(title: string, about: string): boolean {
  return title === about || title.startsWith(`${about}:`) || title.startsWith(`${about},`)
}
