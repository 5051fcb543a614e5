import type { OperationName } from '@creditkit/contract'
import { problemOf } from '../calls'
import { type ConformanceTest, testGiven } from '../trial'
import type { ConformanceWorld } from '../world'

/** Who asks too often is told to wait, and for how long. */
export function limitsTests({ rateLimit }: ConformanceWorld): readonly ConformanceTest[] {
  const operation: OperationName = rateLimit?.operation ?? 'redeemCode'
  return [
    testGiven(
      operation,
      'rate_limited',
      ['rateLimit'],
      async ({ send, expect, world }, { rateLimit: { calls } }) => {
        // Whether they are good calls does not matter: they count.
        for (let call = 0; call < calls; call += 1) {
          const { status } = await send(operation, {})
          if (status === 429) throw new Error(`Call ${call + 1} of ${calls} is refused already.`)
        }
        const response = await send(operation, {})
        const wait = response.headers.get('retry-after')
        const problem = await problemOf('rate_limited', operation, response)
        expect(problem.retryAfterSeconds).toBeGreaterThan(0)
        expect(Number(wait)).toBe(Math.ceil(problem.retryAfterSeconds))
        const other = await send(operation, {}, { by: world.callers.otherCustomer })
        expect(other.status).not.toBe(429)
      },
    ),
  ]
}
