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

/** A mutation under its key: the `fingerprint` tells the same request from another one, `status` is what success answers with. */
export interface KeyedRequest {
  readonly fingerprint: string
  readonly status: number
}

/**
 * Runs a mutation at most once per key and user. The same request again gets the first answer, another request under
 * the same key is refused, and one that arrives while the first is worked on is told so. Answers that settle nothing
 * (`isOpen`) are not kept, so the same key may try again.
 *
 * A crash leaves nothing open. The first transaction that the work commits binds the key to its request, so that
 * another request under it is refused from then on. Work that is a single transaction commits its answer with it
 * (`once`) and is never done twice; work that takes several is safe to run again by an attempt of its own, as
 * purchases and refunds are.
 */
export async function onceForKey(
  context: CallContext,
  request: KeyedRequest,
  work: (context: CallContext) => Promise<Answer>,
  isOpen: (answer: Answer) => boolean,
): Promise<IdempotentAnswer> {
  const id = `${context.session.userId}:${context.idempotencyKey}`
  const outcome = await context.locks.tryRun(`key:${id}`, async () => {
    const known = await context.store.read((reader) => alive(reader.get(answers, id), context))
    if (known && known.fingerprint !== request.fingerprint) throw reused()
    if (known?.answer) return { ...known.answer, replayed: true }
    const bound = bindTo(context, id, request)
    const answer = await work(bound)
    if (!isOpen(answer)) await bound.keep(answer)
    return { ...answer, replayed: false }
  })
  if (outcome) return outcome.value
  throw new ServiceProblem(
    'idempotency_in_progress',
    'A request with this Idempotency-Key is still being worked on; ask again in a moment.',
    {},
  )
}

/** The context of a mutation whose every transaction binds the key to the request. */
function bindTo(context: CallContext, id: string, { fingerprint, status }: KeyedRequest) {
  const { store } = context
  let isKept = false
  const row = (answer: Answer | null): AnswerRow => ({ id, fingerprint, answer, keptUntil: endOf(context) })
  return {
    ...context,
    store: {
      ...store,
      transaction: <T>(fn: Parameters<typeof store.transaction<T>>[0]) =>
        store.transaction((tx) => {
          if (!alive(tx.get(answers, id), context)) tx.put(answers, row(null))
          return fn(tx)
        }),
    },
    async once<T>(fn: Parameters<typeof store.transaction<T>>[0]) {
      const body = await store.transaction((tx) => {
        const value = fn(tx)
        tx.put(answers, row({ status, body: value }))
        return value
      })
      isKept = true
      return body
    },
    /** Keeps an answer, unless `once` has. */
    async keep(answer: Answer) {
      if (!isKept) await store.transaction((tx) => tx.put(answers, row(answer)))
    },
  }
}

function alive(row: AnswerRow | undefined, context: CallContext): AnswerRow | undefined {
  return row && row.keptUntil > context.now() ? row : undefined
}

function endOf(context: CallContext): string {
  return new Date(Date.parse(context.now()) + KEY_LIFETIME_MS).toISOString()
}

function reused(): ServiceProblem<'idempotency_key_reused'> {
  return new ServiceProblem(
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request; use a new key for a new request.',
    {},
  )
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
