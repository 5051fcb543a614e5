import type { Amount, Hold, OperationInput } from '@creditkit/contract'
import type { MutationOptions } from '../../http/call'
import type { CreditActionOptions } from '../credit-action-api'
import {
  credits,
  sampleBalance,
  sampleEnded,
  sampleError,
  sampleShortage,
  sampleTransaction,
} from './action-samples'

/** What goes wrong with a request: nothing, lost before or after its work, or turned away. */
export type Fault = 'none' | 'before' | 'after' | 'limited' | 'signed-out' | 'internal'

interface ModelHold {
  readonly id: string
  readonly amount: Amount
  readonly createdAt: number
  readonly expiresAt: number
  status: Hold['status']
  captured: number
}

const LIFETIME_MS = 15 * 60_000
const LATENCY_MS = 50

/**
 * A small model of the server, with idempotency keys, holds that expire and answers that get lost. Time is the test's
 * fake one. `faults` says what goes wrong with each request in turn; after the last, nothing does.
 */
export function createModelBackend(start: number, faults: readonly Fault[]) {
  const holds = new Map<string, ModelHold>()
  const answers = new Map<string, { readonly fingerprint: string; readonly answer: () => unknown }>()
  /** What no server should see: one key for two requests. */
  const violations: string[] = []
  let available = start
  let version = 1
  let asked = 0
  let drawn = 0

  const expire = () => {
    for (const hold of holds.values()) {
      if (hold.status === 'active' && hold.expiresAt <= Date.now()) end(hold, 'expired', 0)
    }
  }
  const end = (hold: ModelHold, status: Hold['status'], captured: number) => {
    hold.status = status
    hold.captured = captured
    available += hold.amount.minor - captured
    version += 1
  }
  const shown = ({ createdAt, expiresAt, captured, ...hold }: ModelHold): Hold => ({
    ...hold,
    walletId: 'w1',
    description: '',
    captured: credits(captured),
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
  })
  const activeHold = (holdId: string, operation: 'captureHold' | 'releaseHold') => {
    const hold = holds.get(holdId)
    if (!hold) throw sampleError('not_found', operation)
    if (hold.status !== 'active') throw sampleEnded(hold.status, operation)
    return hold
  }

  async function answer<Value>(
    operation: 'createHold' | 'captureHold' | 'releaseHold',
    body: object,
    { idempotencyKey = '' }: MutationOptions,
    work: () => Value,
  ): Promise<Value> {
    const fault = faults[asked] ?? 'none'
    asked += 1
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS))
    expire()
    if (fault === 'before') throw sampleError('network', operation)
    if (fault === 'limited') throw sampleError('rate_limited', operation, 20_000)
    if (fault === 'signed-out') throw sampleError('unauthenticated', operation)
    if (fault === 'internal') throw sampleError('internal', operation)
    const fingerprint = JSON.stringify([operation, body])
    const known = answers.get(idempotencyKey) ?? { fingerprint, answer: remember(work) }
    if (known.fingerprint !== fingerprint) violations.push(`${idempotencyKey} is reused for ${fingerprint}`)
    answers.set(idempotencyKey, known)
    const made = known.answer()
    if (fault === 'after') throw sampleError('timeout', operation)
    // A key has one work, so that what it answers is of this type.
    return made as Value
  }

  const client: CreditActionOptions<unknown, unknown>['client'] = {
    newIdempotencyKey: () => {
      drawn += 1
      return `key-${drawn}`
    },
    quoteTool: async (run) => ({ ...run, walletId: 'w1', credits: credits(10) }),
    createHold: (draft: OperationInput<'createHold'>, options = {}) =>
      answer('createHold', draft, options, () => {
        if (available < 10) throw sampleShortage(available)
        available -= 10
        version += 1
        const now = Date.now()
        const hold: ModelHold = {
          id: `hold-${holds.size + 1}`,
          amount: credits(10),
          createdAt: now,
          expiresAt: now + LIFETIME_MS,
          status: 'active',
          captured: 0,
        }
        holds.set(hold.id, hold)
        return shown(hold)
      }),
    captureHold: ({ holdId, amount: used }, options = {}) =>
      answer('captureHold', { holdId, used }, options, () => {
        const hold = activeHold(holdId, 'captureHold')
        const minor = used?.minor ?? hold.amount.minor
        end(hold, 'captured', minor)
        return {
          hold: shown(hold),
          transaction: sampleTransaction(-minor),
          balance: sampleBalance(available, version),
        }
      }),
    releaseHold: ({ holdId }, options = {}) =>
      answer('releaseHold', { holdId }, options, () => {
        const hold = activeHold(holdId, 'releaseHold')
        end(hold, 'released', 0)
        return { hold: shown(hold), balance: sampleBalance(available, version) }
      }),
  }

  return {
    client,
    holds,
    violations,
    available: () => available,
    balance: () => sampleBalance(available, version),
    buy: (minor: number) => {
      available += minor
      version += 1
    },
    /** Whether a hold can still pay. */
    isActive: (holdId: string) => {
      expire()
      return holds.get(holdId)?.status === 'active'
    },
    expire,
  }
}

function remember<Value>(work: () => Value): () => Value {
  let outcome: { readonly value: Value } | { readonly error: unknown } | undefined
  return () => {
    if (!outcome) {
      try {
        outcome = { value: work() }
      } catch (error) {
        outcome = { error }
      }
    }
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }
}
