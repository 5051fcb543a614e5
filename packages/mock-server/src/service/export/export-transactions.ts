import { type Amount, assetCode, toDecimal, type ValidInput } from '@creditkit/contract'
import type { TransactionRow } from '../../books/index'
import type { Environment, Session } from '../context'
import { matching } from '../transactions'
import { csvRow } from './csv'

/** Spreadsheets take a file for UTF-8 only when it begins with this; readers of text drop it. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows in a chunk: some hundred kilobytes, so that neither memory nor the reader waits for the whole file. */
const CHUNK_ROWS = 500

const COLUMNS: readonly (readonly [name: string, cell: (row: TransactionRow) => string | undefined])[] = [
  ['id', (row) => row.id],
  ['createdAt', (row) => row.createdAt],
  ['updatedAt', (row) => row.updatedAt],
  ['walletId', (row) => row.walletId],
  ['type', (row) => row.type],
  ['status', (row) => row.status],
  ['description', (row) => row.description],
  ['amount', (row) => toDecimal(row.amount)],
  ['balanceBefore', (row) => toDecimal(row.balanceBefore)],
  ['balanceAfter', (row) => toDecimal(row.balanceAfter)],
  ['asset', (row) => assetCode(row.amount.asset)],
  ['money', (row) => decimalOf(row.money)],
  ['currency', (row) => row.money && assetCode(row.money.asset)],
  ['provider', (row) => row.payment?.provider],
  ['orderId', (row) => row.payment?.orderId],
  ['paymentId', (row) => row.payment?.paymentId],
  ['referenceType', (row) => row.reference?.type],
  ['referenceId', (row) => row.reference?.id],
  ['reverses', (row) => row.reverses],
  ['externalId', (row) => row.externalId],
  ['adminName', (row) => row.admin?.name],
  ['adminReason', (row) => row.admin?.reason],
]

/**
 * The whole filtered history of the caller's account as a CSV file, newest first like the list. Amounts are decimals
 * with their sign (`-15.00`), what they count stands beside them. The rows are those of the moment of the request,
 * however long the reading takes: rows are never changed in place, so that holding on to them is a snapshot and copies
 * nothing. Text is made of them chunk by chunk, as fast as it is read; it ends when the reader cancels or `signal` aborts.
 */
export async function exportTransactions(
  { store, now }: Pick<Environment, 'store' | 'now'>,
  { accountId }: Session,
  filter: ValidInput<'exportTransactions'>,
  signal: AbortSignal,
  requestId: string,
): Promise<Response> {
  const rows = await store.read((reader) => [...matching(reader, accountId, filter)])
  return new Response(chunksOf(rows, signal), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="transactions-${now().slice(0, 10)}.csv"`,
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
  })
}

function chunksOf(rows: readonly TransactionRow[], signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next = 0
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvRow(COLUMNS.map(([name]) => name))))
    },
    pull(controller) {
      if (signal.aborted) return controller.error(signal.reason)
      const chunk = rows.slice(next, next + CHUNK_ROWS)
      if (chunk.length === 0) return controller.close()
      next += chunk.length
      controller.enqueue(encoder.encode(chunk.map(lineOf).join('')))
    },
  })
}

function lineOf(row: TransactionRow): string {
  return csvRow(COLUMNS.map(([, cell]) => cell(row) ?? ''))
}

function decimalOf(value: Amount | undefined): string | undefined {
  return value && toDecimal(value)
}
