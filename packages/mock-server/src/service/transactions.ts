import type { Page, Transaction, ValidInput } from '@creditkit/contract'
import { type TransactionRow, transactions } from '../books/index'
import { toTransaction } from '../ledger/index'
import type { IndexKey, Reader } from '../store/index'
import { pageOf } from './paging'
import type { ServiceMap } from './service-map'
import { notFound } from './service-problem'

type HistoryRequest = ValidInput<'listTransactions'>

/** The history of the caller's own account. */
export const transactionServices: ServiceMap<'listTransactions' | 'getTransaction'> = {
  listTransactions: ({ store, session }, request) =>
    store.read((reader) => transactionsOf(reader, session.accountId, request)),

  getTransaction: ({ store, session }, { transactionId }) =>
    store.read((reader) => {
      const row = reader.get(transactions, transactionId)
      if (!row || row.accountId !== session.accountId) throw notFound('transactionId', 'transaction')
      return toTransaction(row)
    }),
}

/** One page of an account's history, newest first. */
export function transactionsOf(
  reader: Reader,
  accountId: string,
  request: HistoryRequest,
): Page<Transaction> {
  return pageOf(
    request,
    (after) => matching(reader, accountId, request, after),
    (row) => [row.postedAt, row.seq],
    toTransaction,
  )
}

function* matching(
  reader: Reader,
  accountId: string,
  request: HistoryRequest,
  after: IndexKey | undefined,
): Iterable<TransactionRow> {
  const { index, prefix } = narrowest(accountId, request)
  const start = after ?? (request.to === undefined ? undefined : [request.to, 0])
  const rows = reader.walk(transactions, index, {
    prefix,
    order: 'descending',
    ...(start && { after: [...prefix, ...start] }),
  })
  for (const row of rows) {
    if (request.from !== undefined && row.postedAt < request.from) return
    if (fits(row, request)) yield row
  }
}

/** The index that leaves the fewest rows to pass over. */
function narrowest(accountId: string, { walletId, type, status }: HistoryRequest) {
  if (type !== undefined) return { index: 'byType', prefix: [accountId, type] } as const
  if (walletId !== undefined) return { index: 'byWallet', prefix: [accountId, walletId] } as const
  if (status !== undefined) return { index: 'byStatus', prefix: [accountId, status] } as const
  return { index: 'byAccount', prefix: [accountId] } as const
}

function fits(row: TransactionRow, { walletId, type, status, q }: HistoryRequest): boolean {
  return (
    (walletId === undefined || row.walletId === walletId) &&
    (type === undefined || row.type === type) &&
    (status === undefined || row.status === status) &&
    (!q || searchable(row).includes(q.toLowerCase()))
  )
}

function searchable({ description, reference, payment, admin, externalId }: TransactionRow): string {
  const parts = [description, reference?.id, payment?.orderId, payment?.paymentId, admin?.reason, externalId]
  return parts
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase()
}
