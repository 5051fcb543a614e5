import type { Instant } from '@creditkit/contract'
import type { CallContext } from './context'
import { ServiceProblem } from './service-problem'
import { type AnswerRow, answers } from './tables'

/** How long a key is remembered: 24 hours of server time (CONTRACT, ground rules). */
export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000

/** An answer ready to be sent. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** An answer, and whether it is one that was given before. */
export interface IdempotentAnswer extends Answer {
  readonly replayed: boolean
}

/**
 * Runs a mutation at most once per key and user. The same request again gets the first answer, another request under
 * the same key is refused, and one that arrives while the first is worked on is told so. Answers that settle nothing
 * (`isOpen`) are not kept, so the same key may try again.
 *
 * A crash between the work and the keeping of its answer leaves the key free: the work itself has to be safe to run
 * again, which purchases are by their attempt key.
 */
export async function onceForKey(
  context: CallContext,
  fingerprint: string,
  work: () => Promise<Answer>,
  isOpen: (answer: Answer) => boolean,
): Promise<IdempotentAnswer> {
  const id = `${context.session.userId}:${context.idempotencyKey}`
  const outcome = await context.locks.tryRun(`key:${id}`, async () => {
    const kept = await context.store.read((reader) => reader.get(answers, id))
    if (kept && kept.keptUntil > context.now()) return replay(kept, fingerprint)
    const answer = await work()
    if (!isOpen(answer))
      await context.store.transaction((tx) => tx.put(answers, keep(id, fingerprint, answer, context.now())))
    return { ...answer, replayed: false }
  })
  if (outcome) return outcome.value
  throw new ServiceProblem(
    'idempotency_in_progress',
    'A request with this Idempotency-Key is still being worked on; ask again in a moment.',
    {},
  )
}

function replay(kept: AnswerRow, fingerprint: string): IdempotentAnswer {
  if (kept.fingerprint === fingerprint) return { status: kept.status, body: kept.body, replayed: true }
  throw new ServiceProblem(
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request; use a new key for a new request.',
    {},
  )
}

function keep(id: string, fingerprint: string, answer: Answer, now: Instant): AnswerRow {
  const keptUntil = new Date(Date.parse(now) + KEY_LIFETIME_MS).toISOString()
  return { id, fingerprint, status: answer.status, body: answer.body, keptUntil }
}

/** A text that is equal for equal requests: the operation and its input with object keys in order. */
export function fingerprintOf(operation: string, input: unknown): string {
  return `${operation} ${JSON.stringify(input, (_, value: unknown) => (isPlainObject(value) ? sortKeys(value) : value))}`
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
}
