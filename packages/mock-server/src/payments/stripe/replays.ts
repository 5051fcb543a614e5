import type { Tx } from '../../store/store'
import { StripeRefusal } from './refusal'
import { type ReplayRow, replays } from './tables'

/** Keys are kept for a day. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** "up to 255 characters" */
const MAX_LENGTH = 255

/** A request under an idempotency key. `endpoint` is its address, `params` what it asked. */
export interface KeyedRequest {
  readonly key: string
  readonly endpoint: string
  readonly params: string
}

/** Refuses a key that is too long. */
export function checkKey(key: string): void {
  if (key.length <= MAX_LENGTH) return
  throw new StripeRefusal(400, {
    type: 'idempotency_error',
    message: `Idempotency keys can be at most ${MAX_LENGTH} characters long; the one given has ${key.length}.`,
  })
}

/** What the key has been used for; undefined when it is free. Throws when it was used for another request. */
export function findReplay(
  tx: Tx,
  now: number,
  { key, endpoint, params }: KeyedRequest,
): ReplayRow | undefined {
  const known = tx.get(replays, key)
  if (!known || known.expiresAt <= now) return undefined
  if (known.endpoint !== endpoint) {
    throw conflict(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${endpoint}' vs '${known.endpoint}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  if (known.params !== params) {
    throw conflict(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  return known
}

/** Keeps an answer for a day, and forgets those whose day is over. */
export function keepReplay(
  tx: Tx,
  now: number,
  { key, endpoint, params }: KeyedRequest,
  answer: Pick<ReplayRow, 'requestId' | 'status' | 'body'>,
): void {
  for (const row of [...tx.walk(replays, 'expiry')]) {
    if (row.expiresAt > now) break
    tx.delete(replays, row.id)
  }
  tx.put(replays, { id: key, endpoint, params, ...answer, expiresAt: now + KEPT_MS })
}

/** The refusal of a second request while the first one under its key is still at work. */
export function keyInUse(key: string): StripeRefusal {
  return new StripeRefusal(409, {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Stripe-Idempotency-Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  })
}

function conflict(message: string): StripeRefusal {
  return new StripeRefusal(400, { type: 'idempotency_error', message })
}
