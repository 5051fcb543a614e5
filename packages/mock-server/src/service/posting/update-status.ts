import type { Transaction, ValidInput, Wallet } from '@creditkit/contract'
import { type TransactionRow, transactions } from '../../books/index'
import { completePending, failPending, reverse, toTransaction } from '../../ledger/index'
import type { Tx } from '../../store/index'
import { auditHand, handOf } from '../acting-for'
import { walletOf } from '../catalogue'
import { changeBook } from '../change-book'
import type { CallContext } from '../context'
import { requireAnswering } from '../external-wallet/once-up-to-date'
import { invalidState, notFound } from '../service-problem'

/**
 * Moves a transaction on: a pending one completes or fails, a completed one is reversed by a line of its own. The
 * answer is the transaction as it now stands; asking for where it stands already changes nothing. Problems besides the
 * ledger's: `invalid_state` for every other move, and for lines of a purchase, which only a refund takes back.
 */
export function updateStatus(
  tx: Tx,
  context: CallContext,
  { transactionId, status }: ValidInput<'updateTransactionStatus'>,
): Transaction {
  const row = tx.get(transactions, transactionId)
  if (!row) throw notFound('transactionId', 'transaction')
  if (row.status === status) return toTransaction(row)
  const wallet = walletOf(tx, row.walletId)
  requireAnswering(tx, row.accountId, wallet)
  if (row.status === 'pending' && status !== 'reversed') return settle(tx, context, row, wallet, status)
  if (row.status === 'completed' && status === 'reversed') return undo(tx, context, row, wallet)
  throw invalidState(`A ${row.status} transaction cannot become ${status}.`, row.status, status)
}

function settle(
  tx: Tx,
  context: CallContext,
  row: TransactionRow,
  wallet: Wallet,
  status: Exclude<Transaction['status'], 'reversed'>,
): Transaction {
  const { transaction } = changeBook(
    tx,
    context,
    row.accountId,
    wallet,
    (book, ledger) =>
      status === 'completed' ? completePending(book, row, ledger) : failPending(book, row, ledger),
    'status',
  )
  const { accountId, walletId, amount, description } = row
  const reason = `${description} (transaction ${row.id} ${status})`
  // The line has its entry from when it was written; this one says who moved it on, and names it in words.
  if (handOf(context, reason)) {
    auditHand(tx, context, { action: `transaction.${status}`, accountId, walletId, amount, reason })
  }
  return toTransaction(transaction)
}

function undo(tx: Tx, context: CallContext, row: TransactionRow, wallet: Wallet): Transaction {
  if (row.reference?.type === 'purchase') {
    throw invalidState('This line belongs to a purchase: refund the purchase.', row.status, 'reversed')
  }
  const { accountId, walletId, reference } = row
  const description = `Reversed: ${row.description}`
  const admin = handOf(context, description, row.type)
  const reversal = { description, ...(reference && { reference }), ...(admin && { admin }) }
  const { transaction, reversed } = changeBook(
    tx,
    context,
    accountId,
    wallet,
    (book, ledger) => reverse(book, row, reversal, ledger),
    'status',
  )
  const { id: transactionId, amount } = transaction
  const change = { action: 'transaction.reverse', accountId, walletId, amount, transactionId }
  if (admin) auditHand(tx, context, { ...change, reason: description })
  return toTransaction(reversed)
}
