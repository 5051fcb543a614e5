import type { Page, Transaction, ValidInput } from '@creditkit/contract'
import { type TransactionRow, transactions } from '../books/index'
import { toTransaction } from '../ledger/index'
import type { IndexKey, Reader } from '../store/index'
import { mayAct } from './acting-for'
import { pageOf } from './paging'
import type { ServiceMap } from './service-map'
import { notFound } from './service-problem'

/** Which lines are wanted; absent fields do not filter. */
type TransactionFilter = ValidInput<'exportTransactions'>

/** The history of the caller's own account; one line of any account for staff, who write lines for all of them. */
export const transactionServices: ServiceMap<'listTransactions' | 'getTransaction'> = {
  listTransactions: ({ store, session }, request) =>
    store.read((reader) => transactionsOf(reader, session.accountId, request)),

  getTransaction: (context, { transactionId }) =>
    context.store.read((reader) => {
      const row = reader.get(transactions, transactionId)
      if (!row || !mayAct(context, row.accountId)) throw notFound('transactionId', 'transaction')
      return toTransaction(row)
    }),
}

/** One page of an account's history, newest first. */
export function transactionsOf(
  reader: Reader,
  accountId: string,
  request: ValidInput<'listTransactions'>,
): Page<Transaction> {
  return pageOf(
    request,
    (after) => matching(reader, accountId, request, after),
    (row) => [row.postedAt, row.seq],
    toTransaction,
  )
}

/** The lines of an account that a filter wants, newest first, from past `after` on. */
export function* matching(
  reader: Reader,
  accountId: string,
  filter: TransactionFilter,
  after?: IndexKey,
): Iterable<TransactionRow> {
  const { index, prefix } = narrowest(accountId, filter)
  const q = filter.q?.toLowerCase() ?? ''
  const rows = reader.walk(transactions, index, {
    prefix,
    order: 'descending',
    ...startOf(prefix, filter.to, after),
  })
  for (const row of rows) {
    if (filter.from !== undefined && row.postedAt < filter.from) return
    if (q === '' || mentions(row, q)) yield row
  }
}

/** The index that holds the wanted rows and no others; only the words of a search are looked for row by row. */
function narrowest(accountId: string, { walletId, type, status }: TransactionFilter) {
  const prefix = [accountId, walletId, type, status].filter((part) => part !== undefined)
  if (walletId !== undefined) {
    if (type !== undefined)
      return { index: status === undefined ? 'byWalletType' : 'byWalletTypeStatus', prefix } as const
    return { index: status === undefined ? 'byWallet' : 'byWalletStatus', prefix } as const
  }
  if (type !== undefined) return { index: status === undefined ? 'byType' : 'byTypeStatus', prefix } as const
  return { index: status === undefined ? 'byAccount' : 'byStatus', prefix } as const
}

/** Where the walk begins: past the cursor, and before `to` whatever the cursor says. */
function startOf(
  prefix: IndexKey,
  to: string | undefined,
  after: IndexKey | undefined,
): { after?: IndexKey } {
  const [at] = after ?? []
  const isLater = to !== undefined && (typeof at !== 'string' || at >= to)
  const start = isLater ? [to, 0] : after
  return start ? { after: [...prefix, ...start] } : {}
}

function mentions(row: TransactionRow, q: string): boolean {
  const { reference, payment, admin } = row
  const has = (text: string | undefined) => text?.toLowerCase().includes(q) === true
  return (
    has(row.description) ||
    has(row.id) ||
    has(row.reverses) ||
    has(row.externalId) ||
    has(reference?.type) ||
    has(reference?.id) ||
    has(payment?.orderId) ||
    has(payment?.paymentId) ||
    has(admin?.reason)
  )
}
