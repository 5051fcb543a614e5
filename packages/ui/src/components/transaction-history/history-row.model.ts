import {
  type Amount,
  absolute,
  type Branding,
  type Instant,
  isNegative,
  isZero,
  KNOWN_TRANSACTION_TYPES,
  type KnownTransactionType,
  type ProviderId,
  type Transaction,
  type TransactionStatus,
  type UnitName,
  type Wallet,
} from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'

/** A type of transaction: one that the catalogue has a word for, or the server's own name made readable. */
export type HistoryType = { readonly known: KnownTransactionType } | { readonly text: string }

/** A fact of the details; `copy` marks what people need elsewhere, such as an identifier. */
export interface HistoryFact {
  readonly kind:
    | 'id'
    | 'date'
    | 'updated'
    | 'wallet'
    | 'paid'
    | 'paidBack'
    | 'purchase'
    | 'order'
    | 'payment'
    | 'admin'
    | 'reason'
    | 'reference'
    | 'external'
  readonly text: string
  readonly copy: boolean
}

/** One transaction, written out. */
export interface HistoryRow {
  readonly id: string
  readonly at: Instant
  /** The time of day; the heading above says which day. */
  readonly time: string
  readonly date: string
  readonly type: HistoryType
  /** What it was for; null where the server says nothing, so that the type stands alone. */
  readonly description: string | null
  /** The reason an admin gave; null where nobody did. */
  readonly reason: string | null
  readonly wallet: string
  /** Signed, with all decimals of the wallet's asset. */
  readonly amount: string
  readonly direction: 'in' | 'out' | 'none'
  /** Whether it moved the balance; what is pending has not yet, and what failed never did. */
  readonly isCounted: boolean
  /** Null for what does not count, and where the server keeps no running balance. */
  readonly balanceAfter: string | null
  readonly status: TransactionStatus
  /** The purchase that the row is of, which has a receipt; null where it is none. */
  readonly purchaseId: string | null
  /** The transaction that this one takes back; null where it takes none back. */
  readonly reverses: string | null
  readonly details: {
    readonly facts: readonly HistoryFact[]
    readonly provider: ProviderId | null
    /** Null for what does not count, and where the server keeps no running balance. */
    readonly balance: { readonly before: string; readonly after: string } | null
  }
}

/** What rows are written with. `wallets` and `branding` are undefined while the configuration is not known. */
export interface HistoryRowOptions {
  readonly format: Formatter
  readonly wallets: readonly Wallet[] | undefined
  readonly branding: Branding | undefined
}

/** Writes a transaction out. Pure: the same transaction and options give an equal row. */
export function toHistoryRow(transaction: Transaction, options: HistoryRowOptions): HistoryRow {
  const { id, amount, type, status, balanceBefore, balanceAfter, createdAt, admin } = transaction
  const { format } = options
  const unit = unitOf(transaction, options)
  const wallet = unit?.other ?? transaction.walletId
  const quantity = (value: Amount, sign: 'auto' | 'always' = 'auto') =>
    format.quantity(value, { sign, allDecimals: true })
  const credits = (value: Amount) => (unit ? format.credits(value, unit) : format.quantity(value))
  const isCounted = counts(status)
  return {
    id,
    at: createdAt,
    time: format.time(createdAt),
    date: format.date(createdAt),
    type: toHistoryType(type),
    description: transaction.description.trim() || null,
    reason: admin?.reason.trim() || null,
    wallet,
    amount: quantity(amount, 'always'),
    direction: isZero(amount) ? 'none' : isNegative(amount) ? 'out' : 'in',
    isCounted,
    balanceAfter: isCounted && balanceAfter ? quantity(balanceAfter) : null,
    status,
    purchaseId: purchaseOf(transaction),
    reverses: transaction.reverses ?? null,
    details: {
      facts: factsOf(transaction, wallet, format),
      provider: transaction.payment?.provider ?? null,
      balance:
        isCounted && balanceBefore && balanceAfter
          ? { before: credits(balanceBefore), after: credits(balanceAfter) }
          : null,
    },
  }
}

/** Tells whether there is a balance to show: not where some rows count and the server keeps a running balance of none. */
export function hasBalances(transactions: readonly Pick<Transaction, 'status' | 'balanceAfter'>[]): boolean {
  let isAnyCounted = false
  for (const { status, balanceAfter } of transactions) {
    if (!counts(status)) continue
    if (balanceAfter) return true
    isAnyCounted = true
  }
  return !isAnyCounted
}

/** The word for a type, or the type's own name made readable: `dns_renewal` → "Dns renewal". */
export function toHistoryType(type: string): HistoryType {
  const known = KNOWN_TRANSACTION_TYPES.find((candidate) => candidate === type)
  if (known) return { known }
  const words = type.split('_').filter(Boolean).join(' ')
  return { text: words === '' ? type : words.charAt(0).toUpperCase() + words.slice(1) }
}

/** What is pending has not moved the balance yet, and what failed never did. */
function counts(status: TransactionStatus): boolean {
  return status === 'completed' || status === 'reversed'
}

/** Only what the purchase itself wrote has its receipt; a refund or a dispute of it names the purchase as well. */
function purchaseOf({ type, status, reference }: Transaction): string | null {
  return type === 'purchase' && counts(status) && reference?.type === 'purchase' ? reference.id : null
}

function unitOf({ walletId }: Transaction, { wallets, branding }: HistoryRowOptions): UnitName | null {
  const wallet = wallets?.find((candidate) => candidate.id === walletId)
  return wallet && branding ? walletUnit(branding, wallet) : null
}

function factsOf(transaction: Transaction, wallet: string, format: Formatter): HistoryFact[] {
  const { id, createdAt, updatedAt, money, payment, admin, reference, externalId } = transaction
  // Money that comes with credits taken away went back to the customer.
  const isPaidBack = isNegative(transaction.amount) || (money !== undefined && isNegative(money))
  const facts: (HistoryFact | false | undefined)[] = [
    { kind: 'date', text: format.dateTime(createdAt), copy: false },
    updatedAt !== createdAt && { kind: 'updated', text: format.dateTime(updatedAt), copy: false },
    { kind: 'wallet', text: wallet, copy: false },
    money && { kind: isPaidBack ? 'paidBack' : 'paid', text: format.money(absolute(money)), copy: false },
    admin && { kind: 'admin', text: admin.name, copy: false },
    admin && admin.reason.trim() !== '' && { kind: 'reason', text: admin.reason.trim(), copy: false },
    reference &&
      reference.type !== 'purchase' && {
        kind: 'reference',
        text: `${reference.type} ${reference.id}`,
        copy: false,
      },
    { kind: 'id', text: id, copy: true },
    reference?.type === 'purchase' && { kind: 'purchase', text: reference.id, copy: true },
    payment?.orderId !== undefined && { kind: 'order', text: payment.orderId, copy: true },
    payment?.paymentId !== undefined && { kind: 'payment', text: payment.paymentId, copy: true },
    externalId !== undefined && { kind: 'external', text: externalId, copy: true },
  ]
  return facts.filter((fact) => typeof fact === 'object')
}
