import { amount, type Wallet, zero } from '@creditkit/contract'
import { transactions } from '../../books/index'
import { clawBack, credit, toTransaction } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { walletOf } from '../catalogue'
import { takeInBook } from '../change-book'
import type { Environment } from '../context'
import { creditPurchase, withoutPending } from '../credit-purchase'
import { emit } from '../event-log'
import { purchaseRow } from '../purchase-state'
import { followPayment } from '../refunds/follow-payment'
import { FRESH_MS, laterBy, RETRY_MS } from './due-times'
import { accountRow, cutEntries, entriesOf, makeDue, moveEntry, putEntry } from './entries'
import type { ExternalFigures } from './external-ledger'
import {
  type ExternalEntryRow,
  externalAccounts,
  externalEntries,
  externalUsages,
  type Holder,
} from './external-wallet.tables'

/** One change that the other system is still to be asked for. `entryId` is null for an entry that is there twice. */
export type Step =
  | { readonly do: 'cancel'; readonly creditId: string; readonly entryId: string | null }
  | { readonly do: 'give'; readonly entry: ExternalEntryRow }

type ExternalCredit = ExternalFigures['credits'][number]

/**
 * Brings our books to what the other system says, and tells what it is to be asked for so that it has what our books
 * say: cancellations first. Its usage, and entries that other hands made or cancelled there, are news to us; entries
 * that are ours are told by their reference, so that a lost answer is found here instead of being asked for again.
 * The same figures twice are taken in once.
 */
export function takeIn(tx: Tx, environment: Environment, holder: Holder, figures: ExternalFigures): Step[] {
  const wallet = walletOf(tx, holder.walletId)
  for (const item of figures.usage) takeUsage(tx, environment, holder, wallet, item)
  const creditIds = new Set(figures.credits.map(({ creditId }) => creditId))
  const cancels: Step[] = []
  const gives: Step[] = []
  for (const item of figures.credits) {
    const { creditId } = item
    const entry = knownEntry(tx, holder, item)
    if (!entry) adopt(tx, environment, holder, wallet, item)
    else if (entry.creditId === null && entry.state !== 'gone') arrive(tx, environment, entry.id, creditId)
    // One too many: it came late, when it had been given up, or our answer was lost and it was given twice.
    else if (entry.state === 'gone' || entry.creditId !== creditId)
      cancels.push({ do: 'cancel', creditId, entryId: null })
  }
  const isThere = ({ creditId }: ExternalEntryRow) => creditId !== null && creditIds.has(creditId)
  for (const { id } of entriesOf(tx, holder)) {
    const entry = tx.get(externalEntries, id)
    if (entry?.state === 'there' && !isThere(entry)) noteCancelled(tx, environment, wallet, entry)
  }
  // All news is in the books by now, and what has come of it in the entries.
  for (const entry of entriesOf(tx, holder)) {
    const { id: entryId, state, creditId } = entry
    if (state === 'wanted') gives.push({ do: 'give', entry })
    else if (state === 'unwanted' && creditId !== null && isThere(entry))
      cancels.push({ do: 'cancel', creditId, entryId })
    else if (state === 'unwanted') moveEntry(tx, entry, 'gone')
  }
  const steps = [...cancels, ...gives]
  noteChecked(tx, environment, holder, wallet, steps.length === 0)
  return steps
}

/** An entry has come about: our ledger has it from now on. Twice is once. */
export function arrive(tx: Tx, environment: Environment, entryId: string, creditId: string): void {
  const entry = tx.get(externalEntries, entryId)
  if (!entry || entry.creditId !== null) return
  const { delivers, purchaseId, state } = entry
  if (state !== 'wanted') {
    // It was cut while it was on its way.
    moveEntry(tx, entry, 'unwanted', { creditId })
    makeDue(tx, environment, entry, entry.credits)
    return
  }
  moveEntry(tx, entry, 'there', { creditId, delivers: null })
  if (delivers && purchaseId !== null) {
    const paid = withoutPending(tx, environment, purchaseRow(tx, purchaseId))
    followPayment(tx, environment, creditPurchase(tx, environment, paid, creditId), delivers)
  } else if (entry.transactionId !== null) {
    nameLine(tx, environment, entry.transactionId, creditId)
  }
  cutOwed(tx, environment, entry, walletOf(tx, entry.walletId))
}

function knownEntry(
  reader: Reader,
  { accountId, walletId }: Holder,
  { creditId, reference }: ExternalCredit,
): ExternalEntryRow | undefined {
  for (const entry of reader.walk(externalEntries, 'byCredit', { prefix: [walletId, creditId] })) return entry
  const named = reference === null ? undefined : reader.get(externalEntries, reference)
  return named?.accountId === accountId && named.walletId === walletId ? named : undefined
}

function takeUsage(
  tx: Tx,
  environment: Environment,
  { accountId }: Holder,
  wallet: Wallet,
  item: ExternalFigures['usage'][number],
): void {
  const id = `${wallet.id}:${item.usageId}`
  if (tx.get(externalUsages, id)) return
  // What was used was used: what is not there any more becomes a debt, and is never refused.
  const { transaction } = takeInBook(tx, environment, accountId, wallet, (book, context) =>
    clawBack(
      book,
      {
        amount: amount(item.units, wallet.asset),
        type: 'usage',
        description: item.description,
        externalId: item.usageId,
        metadata: { usedAt: item.usedAt },
        grantsOf: [],
      },
      context,
    ),
  )
  tx.put(externalUsages, { id, transactionId: transaction.id })
}

/** Credits that other hands gave there. */
function adopt(
  tx: Tx,
  environment: Environment,
  { accountId }: Holder,
  wallet: Wallet,
  { creditId, units }: ExternalCredit,
): void {
  const credits = amount(units, wallet.asset)
  const { transaction } = takeInBook(tx, environment, accountId, wallet, (book, context) =>
    credit(
      book,
      {
        amount: credits,
        type: 'transfer',
        source: 'admin',
        description: `Added in ${wallet.name.other}`,
        externalId: creditId,
      },
      context,
    ),
  )
  const holder = { accountId, walletId: wallet.id }
  putEntry(tx, environment, holder, {
    credits,
    creditId,
    state: 'there',
    transactionId: transaction.id,
    purchaseId: null,
    delivers: null,
  })
  cutOwed(tx, environment, holder, wallet)
}

/** Credits that other hands took there. */
function noteCancelled(tx: Tx, environment: Environment, wallet: Wallet, entry: ExternalEntryRow): void {
  moveEntry(tx, entry, 'gone')
  takeInBook(tx, environment, entry.accountId, wallet, (book, context) =>
    clawBack(
      book,
      {
        amount: entry.credits,
        type: 'transfer',
        description: `Taken back in ${wallet.name.other}`,
        grantsOf: entry.transactionId === null ? [] : [entry.transactionId],
        ...(entry.creditId !== null && { externalId: entry.creditId }),
      },
      context,
    ),
  )
}

/** Has a line that our ledger wrote first carry the other system's name for it, too. */
function nameLine(tx: Tx, environment: Environment, transactionId: string, externalId: string): void {
  const line = tx.get(transactions, transactionId)
  if (!line || line.externalId !== undefined) return
  const named = { ...line, externalId }
  tx.put(transactions, named)
  emit(tx, environment, line.accountId, { type: 'transaction.updated', data: toTransaction(named) })
}

function cutOwed(tx: Tx, environment: Environment, holder: Holder, { asset }: Wallet): void {
  const { owed } = accountRow(tx, holder, { asset, now: environment.now() })
  if (owed.minor > 0) cutEntries(tx, environment, holder, zero(asset), null)
}

/** `isDone` says that the other system is behind with nothing. */
function noteChecked(
  tx: Tx,
  environment: Environment,
  holder: Holder,
  { asset }: Wallet,
  isDone: boolean,
): void {
  const now = environment.now()
  const dueAt = laterBy(now, isDone ? FRESH_MS : RETRY_MS)
  const row = accountRow(tx, holder, { asset, now })
  const trouble = isDone ? null : row.trouble
  tx.put(externalAccounts, { ...row, isReachable: true, checkedAt: now, dueAt, trouble })
}
