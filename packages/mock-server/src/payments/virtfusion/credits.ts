import type { Reader } from '../../store/store'
import type { VirtfusionAnswer, VirtfusionCall, VirtfusionWork } from './call'
import { invalid, missing } from './refusal'
import { type CreditRow, credits, type UsageRow, usages } from './tables'
import { requireUser } from './users'

const REFERENCE_LENGTH = 1000

/** Gives a user tokens. Nothing tells a repeat from another gift: sent twice, it gives twice. */
export function giveCredit(call: VirtfusionCall): VirtfusionAnswer {
  const user = requireUser(call)
  const { tokens, reference_1: reference1 = null, reference_2: reference2 = null } = call.body ?? {}
  const errors = [
    ...(isTokens(tokens) ? [] : ['The tokens must be a whole number above zero.']),
    ...(reference1 === null || isInteger(reference1) ? [] : ['The reference 1 must be an integer.']),
    ...(reference2 === null || isReference(reference2)
      ? []
      : ['The reference 2 must be a string of at most 1000 characters.']),
  ]
  if (!isTokens(tokens) || errors.length > 0) throw invalid(errors)
  const row = addCredit(call, user.id, {
    tokens,
    reference1: isInteger(reference1) ? reference1 : null,
    reference2: isReference(reference2) ? reference2 : null,
  })
  return { status: 201, body: { data: { id: row.number } } }
}

/** Cancels an entry as a whole, whatever of it is used up; 404 once it is gone. */
export function cancelCredit({ tx, now, params }: VirtfusionCall): VirtfusionAnswer {
  const row = tx.get(credits, params.creditId ?? '')
  if (!row || row.canceledAt !== null) throw missing('Credit')
  tx.put(credits, { ...row, canceledAt: now })
  return { status: 204, body: null }
}

/** Writes an entry. */
export function addCredit(
  { tx, now }: VirtfusionWork,
  userId: string,
  credit: Pick<CreditRow, 'tokens' | 'reference1' | 'reference2'>,
): CreditRow {
  const number = tx.next('virtfusion_credit')
  const row: CreditRow = { ...credit, id: String(number), number, userId, createdAt: now, canceledAt: null }
  tx.put(credits, row)
  return row
}

/** Writes down what a user's servers consume. It never waits for tokens: a user may come to owe some. */
export function addUsage(
  { tx, now }: VirtfusionWork,
  userId: string,
  tokens: number,
  description: string,
): UsageRow {
  if (!isTokens(tokens)) throw new RangeError(`Servers consume whole tokens, not ${tokens}.`)
  const number = tx.next('virtfusion_usage')
  const row: UsageRow = { id: String(number), number, userId, tokens, description, createdAt: now }
  tx.put(usages, row)
  return row
}

/** A user's entries that have not been cancelled, oldest first. */
export function liveCredits(reader: Reader, userId: string): CreditRow[] {
  return [...reader.walk(credits, 'user', { prefix: [userId] })].filter(
    ({ canceledAt }) => canceledAt === null,
  )
}

/** What a user's servers have consumed, oldest first. */
export function usagesOf(reader: Reader, userId: string): UsageRow[] {
  return [...reader.walk(usages, 'user', { prefix: [userId] })]
}

/** A number of tokens. The fake counts whole ones; how finely VirtFusion does is not documented. */
function isTokens(value: unknown): value is number {
  return isInteger(value) && value > 0
}

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function isReference(value: unknown): value is string {
  return typeof value === 'string' && value.length <= REFERENCE_LENGTH
}
