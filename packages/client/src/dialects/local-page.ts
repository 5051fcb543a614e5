import {
  DEFAULT_PAGE_SIZE,
  type FieldError,
  MAX_PAGE_SIZE,
  type OperationInput,
  type Page,
  parse,
  type Transaction,
  TransactionQuerySchema,
  toProblem,
} from '@creditkit/contract'
import type { CallName } from '../http/call'
import { hostProblem } from '../http/fault'

/** Which page of a list is wanted, as every list of the contract is asked. */
export interface PageInput {
  readonly cursor?: string | undefined
  readonly limit?: number | string | undefined
}

/** Where a row stands in its list: newest moment first, of one moment the identifier that sorts last. */
export interface PageKey {
  readonly at: string
  readonly id: string
}

const CURSOR = /^(\S+) (.+)$/s

/**
 * One page of a list that a backend answers whole, newest first whatever its order was there. The cursor names the last
 * row shown, so that rows which arrive on top neither repeat nor hide any, also after that row has gone.
 *
 * Rejects with `validation_failed` for a limit outside 1–100 and a cursor that is none; `operation` is who says so.
 */
export function pageOf<Item>(
  rows: readonly Item[],
  { cursor, limit }: PageInput,
  keyOf: (item: Item) => PageKey,
  operation: CallName,
): Page<Item> {
  const size = limit === undefined ? DEFAULT_PAGE_SIZE : Number(limit)
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) {
    throw refused(operation, [
      { path: 'limit', code: 'invalid', message: `Ask for 1 to ${MAX_PAGE_SIZE} rows.` },
    ])
  }
  const after = cursor === undefined ? undefined : readCursor(cursor, operation)
  const sorted = rows
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((left, right) => compareKeys(left.key, right.key))
    .filter(({ key }) => after === undefined || compareKeys(after, key) < 0)
  const shown = sorted.slice(0, size)
  const last = shown.at(-1)
  return {
    items: shown.map(({ item }) => item),
    nextCursor: last !== undefined && sorted.length > size ? `${last.key.at} ${last.key.id}` : null,
  }
}

/** The key of a row that was created and has a name: transactions, purchases, subscriptions. */
export function byCreation({ createdAt, id }: { readonly createdAt: string; readonly id: string }): PageKey {
  return { at: createdAt, id }
}

/**
 * One page of a history that a backend answers whole, filtered as the contract's `listTransactions` filters: `from`
 * inclusive, `to` exclusive, `q` without regard to case. Rejects with `validation_failed` like the API.
 */
export function transactionPage(
  rows: readonly Transaction[],
  input: OperationInput<'listTransactions'>,
  operation: CallName = 'listTransactions',
): Page<Transaction> {
  const query = parse(TransactionQuerySchema, input)
  if (!query.ok) throw refused(operation, query.errors)
  const { walletId, type, status, from, to, q = '' } = query.value
  const matching = rows.filter(
    (row) =>
      (walletId === undefined || row.walletId === walletId) &&
      (type === undefined || row.type === type) &&
      (status === undefined || row.status === status) &&
      (from === undefined || row.createdAt >= from) &&
      (to === undefined || row.createdAt < to) &&
      mentions(row, q.toLowerCase()),
  )
  return pageOf(matching, query.value, byCreation, operation)
}

function mentions(row: Transaction, q: string): boolean {
  const { description, id, reverses, externalId, reference, payment, admin } = row
  return [
    description,
    id,
    reverses,
    externalId,
    reference?.type,
    reference?.id,
    payment?.orderId,
    payment?.paymentId,
    admin?.reason,
  ].some((text) => text?.toLowerCase().includes(q))
}

function compareKeys(left: PageKey, right: PageKey): number {
  if (left.at !== right.at) return left.at > right.at ? -1 : 1
  if (left.id === right.id) return 0
  return left.id > right.id ? -1 : 1
}

function readCursor(cursor: string, operation: CallName): PageKey {
  const [, at, id] = CURSOR.exec(cursor) ?? []
  if (at !== undefined && id !== undefined && !Number.isNaN(Date.parse(at))) return { at, id }
  const message = 'Pass the nextCursor of an earlier page, unchanged.'
  throw refused(operation, [{ path: 'cursor', code: 'invalid_format', message }])
}

function refused(operation: CallName, errors: FieldError[]) {
  return hostProblem(operation, toProblem('validation_failed', 'Mend the named fields.', '', { errors }))
}
