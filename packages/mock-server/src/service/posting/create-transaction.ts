import {
  absolute,
  equals,
  type Grant,
  isPositive,
  type Transaction,
  type ValidInput,
} from '@creditkit/contract'
import { transactions } from '../../books/index'
import {
  credit,
  debit,
  type LedgerContext,
  type Result,
  type TransactionChange,
  toTransaction,
  type WalletBook,
  writePending,
} from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { accountOf, auditHand, handOf } from '../acting-for'
import { walletOf } from '../catalogue'
import { changeBook } from '../change-book'
import type { CallContext } from '../context'
import { requireAnswering } from '../external-wallet/once-up-to-date'
import { invalid } from '../service-problem'

type Draft = ValidInput<'createTransaction'>

/** What kind of lot a credit becomes, by its type; everything else counts as given by hand. */
const SOURCES: Readonly<Record<string, Grant['source']>> = {
  purchase: 'purchase',
  bonus: 'promo',
  promo: 'promo',
  subscription_grant: 'subscription',
  refund: 'refund',
}

/**
 * Writes a transaction for the product's own server. An `externalId` that the wallet knows already answers with the
 * transaction that it stands for, so whoever brings in another system's history may bring it in twice; one that would
 * stand for two different ones is refused.
 */
export function createTransaction(tx: Tx, context: CallContext, draft: Draft): Transaction {
  const accountId = accountOf(tx, context, draft.accountId)
  const wallet = walletOf(tx, draft.walletId)
  requireAnswering(tx, accountId, wallet)
  if (draft.reference?.type === 'purchase') {
    const message = 'Purchases write their own transactions; refer to something of the product.'
    throw invalid('reference.type', 'reserved', message)
  }
  const known = writtenBefore(tx, accountId, draft)
  if (known) return known
  const admin = handOf(context, draft.description, draft.type)
  const { transaction } = changeBook(tx, context, accountId, wallet, (book, ledger) =>
    write(book, { ...draft, ...(admin && { admin }) }, ledger),
  )
  const { id: transactionId, walletId, amount, description: reason } = transaction
  const change = { action: 'transaction.create', accountId, walletId, amount, reason, transactionId }
  if (admin) auditHand(tx, context, change)
  return toTransaction(transaction)
}

function writtenBefore(reader: Reader, accountId: string, draft: Draft): Transaction | undefined {
  const { walletId, externalId, amount, type } = draft
  if (externalId === undefined) return undefined
  const [known] = reader.walk(transactions, 'byExternalId', { prefix: [accountId, walletId, externalId] })
  if (!known) return undefined
  if (equals(known.amount, amount) && known.type === type) return toTransaction(known)
  throw invalid('externalId', 'duplicate', 'Another transaction of this wallet has this externalId.')
}

function write(
  book: WalletBook,
  draft: Draft & { readonly admin?: NonNullable<Transaction['admin']> },
  ledger: LedgerContext,
): Result<TransactionChange> {
  const { type, description, reference, externalId, metadata, admin } = draft
  const source = (Object.hasOwn(SOURCES, type) && SOURCES[type]) || 'admin'
  const details = {
    type,
    description,
    ...(reference && { reference }),
    ...(externalId !== undefined && { externalId }),
    ...(metadata && { metadata }),
    ...(admin && { admin }),
  }
  if (draft.status === 'pending') {
    return writePending(
      book,
      { ...details, amount: draft.amount, grant: { source, expiresAt: null } },
      ledger,
    )
  }
  const amount = absolute(draft.amount)
  return isPositive(draft.amount)
    ? credit(book, { ...details, amount, source }, ledger)
    : debit(book, { ...details, amount }, ledger)
}
