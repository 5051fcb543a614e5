import type { ConformanceTest } from '../trial'
import type { ConformanceWorld } from '../world'
import { answersTests } from './answers'
import { idempotencyTests } from './idempotency'

/** Every test of the suite, for a world. */
export function conformanceTests(_world: ConformanceWorld): readonly ConformanceTest[] {
  return [...answersTests, ...idempotencyTests]
}
