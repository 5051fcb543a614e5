import { type Amount, add, type Instant, isPositive, min, negate, subtract, zero } from '@creditkit/contract'
import { bookId, type LedgerTransaction } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import type { Environment } from '../context'
import type { PaidOutcome } from '../payments/payment-gateway'
import {
  type ExternalAccountRow,
  type ExternalEntryRow,
  externalAccounts,
  externalEntries,
  type Holder,
} from './external-wallet.tables'

/** Whether a wallet's credits are with another system that this backend can reach. */
export function isHeldElsewhere(
  { externalWallets }: Pick<Environment, 'externalWallets'>,
  walletId: string,
): boolean {
  return Object.hasOwn(externalWallets?.ledgers ?? {}, walletId)
}

/** How we stand with the other system about an account; a beginning when nothing is on record. */
export function accountRow(
  reader: Reader,
  { accountId, walletId }: Holder,
  beginning: { readonly asset: Amount['asset']; readonly now: Instant },
): ExternalAccountRow {
  const id = bookId(accountId, walletId)
  return (
    reader.get(externalAccounts, id) ?? {
      id,
      accountId,
      walletId,
      owed: zero(beginning.asset),
      checkedAt: null,
      isReachable: true,
      dueAt: beginning.now,
      trouble: null,
    }
  )
}

/**
 * Has the system that holds a wallet follow lines of our ledger: what they gave is wanted there, what they took is cut
 * from the entries. Part of the transaction that writes them; nothing for our own wallets.
 */
export function mirrorLines(tx: Tx, environment: Environment, written: readonly LedgerTransaction[]): void {
  for (const line of written) {
    const isPosted = line.status === 'completed' || line.status === 'reversed'
    if (!isPosted || !isHeldElsewhere(environment, line.walletId)) continue
    if (isPositive(line.amount)) mirrorCredit(tx, environment, line)
    else cutEntries(tx, environment, line, negate(line.amount), purchaseOf(line))
  }
}

function mirrorCredit(tx: Tx, environment: Environment, line: LedgerTransaction): void {
  const account = accountRow(tx, line, { asset: line.amount.asset, now: environment.now() })
  const settled = min(account.owed, line.amount)
  tx.put(externalAccounts, { ...account, owed: subtract(account.owed, settled), dueAt: environment.now() })
  const rest = subtract(line.amount, settled)
  if (isPositive(rest))
    wantEntry(tx, environment, line, rest, { transactionId: line.id, purchaseId: purchaseOf(line) })
}

/** Writes down that an entry ought to be there; the next synchronisation gives it. */
export function wantEntry(
  tx: Tx,
  environment: Environment,
  holder: Holder,
  credits: Amount,
  about: Partial<Pick<ExternalEntryRow, 'transactionId' | 'purchaseId' | 'delivers'>>,
): void {
  const { transactionId = null, purchaseId = null, delivers = null } = about
  const entry = { credits, state: 'wanted', creditId: null, transactionId, purchaseId, delivers } as const
  putEntry(tx, environment, holder, entry)
  makeDue(tx, environment, holder, credits)
}

/** Writes a new entry down. */
export function putEntry(
  tx: Tx,
  environment: Environment,
  { accountId, walletId }: Holder,
  entry: Omit<ExternalEntryRow, 'id' | 'seq' | keyof Holder>,
): void {
  const id = environment.newId(tx)
  tx.put(externalEntries, { ...entry, id, seq: tx.next('external_entry'), accountId, walletId })
}

/** Has an entry stand elsewhere from now on. */
export function moveEntry(
  tx: Tx,
  entry: ExternalEntryRow,
  state: ExternalEntryRow['state'],
  change: Partial<Pick<ExternalEntryRow, 'creditId' | 'delivers'>> = {},
): void {
  const moved: ExternalEntryRow = { ...entry, ...change, state }
  tx.put(externalEntries, moved)
}

/**
 * Cuts credits out of the entries: those of the purchase first, then the latest. An entry can only go as a whole, so
 * what is too much of the last one is wanted again. What no entry is left for is owed, and cut from the next one.
 */
export function cutEntries(
  tx: Tx,
  environment: Environment,
  holder: Holder,
  credits: Amount,
  purchaseId: string | null,
): void {
  const account = accountRow(tx, holder, { asset: credits.asset, now: environment.now() })
  let left = add(account.owed, credits)
  const preferred = (entry: ExternalEntryRow) => purchaseId !== null && entry.purchaseId === purchaseId
  const latest = entriesOf(tx, holder).filter(isCounted).reverse()
  for (const entry of [...latest.filter(preferred), ...latest.filter((candidate) => !preferred(candidate))]) {
    if (!isPositive(left)) break
    const cut = min(entry.credits, left)
    const rest = subtract(entry.credits, cut)
    left = subtract(left, cut)
    moveEntry(tx, entry, 'unwanted')
    if (isPositive(rest)) wantEntry(tx, environment, holder, rest, { purchaseId: entry.purchaseId })
  }
  tx.put(externalAccounts, { ...account, owed: left, dueAt: environment.now() })
}

/** Entries that are there or ought to come or go, oldest first. */
export function entriesOf(reader: Reader, { accountId, walletId }: Holder): ExternalEntryRow[] {
  return [...reader.walk(externalEntries, 'byAccount', { prefix: [accountId, walletId] })]
}

/** Whether an entry stands for credits that our ledger has. */
function isCounted({ state, delivers }: ExternalEntryRow): boolean {
  return state === 'there' || (state === 'wanted' && delivers === null)
}

/** Writes down the entry that a paid purchase waits for, or what has been heard of its payment meanwhile. */
export function wantDelivery(
  tx: Tx,
  environment: Environment,
  purchase: Holder & { readonly id: string; readonly credits: Amount },
  outcome: PaidOutcome,
): void {
  for (const entry of tx.walk(externalEntries, 'byDelivery', { prefix: [purchase.id] })) {
    const { delivers } = entry
    const refunds = outcome.refunds ?? delivers?.refunds ?? null
    const disputes = outcome.disputes ?? delivers?.disputes ?? null
    tx.put(externalEntries, { ...entry, delivers: { ...outcome, refunds, disputes } })
    return
  }
  wantEntry(tx, environment, purchase, purchase.credits, { purchaseId: purchase.id, delivers: outcome })
}

/** Has the account looked at as soon as possible. */
export function makeDue(tx: Tx, environment: Environment, holder: Holder, { asset }: Amount): void {
  const now = environment.now()
  tx.put(externalAccounts, { ...accountRow(tx, holder, { asset, now }), dueAt: now })
}

function purchaseOf({ reference }: LedgerTransaction): string | null {
  return reference?.type === 'purchase' ? reference.id : null
}
