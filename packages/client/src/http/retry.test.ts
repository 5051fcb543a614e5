import { problemCatalogue } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_RETRY, jittered, nextRetry } from './retry'

const read = { mutation: false }
const mutation = { mutation: true }
const half = () => 0.5
const failure = (code: Parameters<typeof nextRetry>[1]['code'], status?: number, retryAfterMs?: number) => ({
  code,
  status,
  retryAfterMs,
})

describe('which failures are tried again', () => {
  test('a read: no answer, 429, and a server in between that is down', () => {
    expect(nextRetry(1, failure('network'), read, half)).not.toBeNull()
    expect(nextRetry(1, failure('timeout'), read, half)).not.toBeNull()
    expect(nextRetry(1, failure('rate_limited', 429), read, half)).not.toBeNull()
    for (const status of [502, 503, 504]) {
      expect(nextRetry(1, failure('internal', status), read, half)).not.toBeNull()
    }
    expect(nextRetry(1, failure('wallet_unavailable', 503), read, half)).not.toBeNull()
    expect(nextRetry(1, failure('internal', 500), read, half)).toBeNull()
  })

  test('a mutation: no answer, the first try still running, 429, and a failed server', () => {
    const repeated = ['idempotency_in_progress', 'rate_limited', 'internal']
    for (const code of Object.keys(problemCatalogue) as (keyof typeof problemCatalogue)[]) {
      const wait = nextRetry(1, failure(code, problemCatalogue[code].status), mutation, half)
      expect([code, wait !== null]).toEqual([code, repeated.includes(code)])
    }
    expect(nextRetry(1, failure('network'), mutation, half)).not.toBeNull()
    expect(nextRetry(1, failure('timeout'), mutation, half)).not.toBeNull()
  })

  test('a mutation of a backend without idempotency keys: only 429, which says that nothing was done', () => {
    const unkeyed = { mutation: true, repeatable: false }
    for (const code of Object.keys(problemCatalogue) as (keyof typeof problemCatalogue)[]) {
      const wait = nextRetry(1, failure(code, problemCatalogue[code].status), unkeyed, half)
      expect([code, wait !== null]).toEqual([code, code === 'rate_limited'])
    }
    expect(nextRetry(1, failure('network'), unkeyed, half)).toBeNull()
    expect(nextRetry(1, failure('timeout'), unkeyed, half)).toBeNull()
    expect(nextRetry(1, failure('network'), { mutation: false, repeatable: false }, half)).not.toBeNull()
  })

  test('what the caller gave up and what the contract does not allow are never tried again', () => {
    for (const operation of [read, mutation]) {
      expect(nextRetry(1, failure('aborted'), operation, half)).toBeNull()
      expect(nextRetry(1, failure('contract_violation', 200), operation, half)).toBeNull()
    }
  })

  test('it ends after the allowed number of tries', () => {
    expect(nextRetry(DEFAULT_RETRY.maxAttempts - 1, failure('network'), read, half)).not.toBeNull()
    expect(nextRetry(DEFAULT_RETRY.maxAttempts, failure('network'), read, half)).toBeNull()
  })
})

describe('how long it waits', () => {
  test('Retry-After is never undercut, and one that is too long ends the call', () => {
    fc.assert(
      fc.property(
        fc.nat(60_000),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (asked, random) => {
          const wait = nextRetry(1, failure('rate_limited', 429, asked), mutation, () => random)
          if (asked > DEFAULT_RETRY.maxWaitMs) expect(wait).toBeNull()
          else expect(wait).toBeGreaterThanOrEqual(asked)
        },
      ),
    )
  })

  test('waits double up to the cap, and only their upper half is random', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attempt, random) => {
          const full = Math.min(5_000, 300 * 2 ** (attempt - 1))
          const wait = jittered(attempt, () => random, 300, 5_000)
          expect(wait).toBeGreaterThanOrEqual(Math.floor(full / 2))
          expect(wait).toBeLessThanOrEqual(full)
        },
      ),
    )
  })
})
