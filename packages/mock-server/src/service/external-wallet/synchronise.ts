import type { Instant } from '@creditkit/contract'
import { bookId } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { recordAudit } from '../audit'
import { catalogueOf, isReachable, walletUnavailable } from '../catalogue'
import type { Environment } from '../context'
import { awaitsDelivery, purchaseRow } from '../purchase-state'
import type { PurchaseRow } from '../tables'
import { FRESH_MS, laterBy, RETRY_MS } from './due-times'
import { accountRow, isHeldElsewhere, moveEntry } from './entries'
import {
  type ExternalAccount,
  type ExternalLedger,
  ExternalRefusedError,
  isExternalTrouble,
} from './external-ledger'
import { externalAccounts, externalEntries, type Holder } from './external-wallet.tables'
import { externalAccountOf } from './past'
import { arrive, type Step, takeIn } from './take-in'

/** Whom the audit trail names for what a system that holds a wallet refuses. */
const EXTERNAL_ACTOR = { id: 'external-wallet', name: 'External wallet' } as const

/**
 * Brings an account's wallet and the system that holds it to the same: asks for its figures, takes them in, and has it
 * do what it is behind with. One synchronisation of an account waits for the other, in every tab, so that between the
 * figures and the change nobody of ours gives anything. Answers whether all of it came about; what did not is on record
 * and is done by a later one. Twice is once.
 */
export async function synchronise(caller: Environment, holder: Holder): Promise<boolean> {
  const { accountId, walletId } = holder
  const { ledgers, store } = caller.externalWallets ?? { ledgers: {}, store: caller.store }
  const ledger = isHeldElsewhere(caller, walletId) ? ledgers[walletId] : undefined
  if (!ledger) return true
  const environment: Environment = { ...caller, store }
  return environment.locks.run(`external:${bookId(accountId, walletId)}`, async () => {
    const account = await environment.store.read((reader) => externalAccountOf(reader, accountId))
    const steps = await orTrouble(environment, holder, { isReachable: false }, async () => {
      const figures = await ledger.figures(account)
      return environment.store.transaction((tx) => takeIn(tx, environment, holder, figures))
    })
    if (!steps || steps.length === 0) return steps !== null
    const done = await orTrouble(environment, holder, { isReachable: true }, async () => {
      for (const step of steps) await carryOut(environment, ledger, account, step)
      return true
    })
    return done === true
  })
}

async function carryOut(
  environment: Environment,
  ledger: ExternalLedger,
  account: ExternalAccount,
  step: Step,
): Promise<void> {
  const { store } = environment
  if (step.do === 'cancel') {
    await ledger.cancel(step.creditId)
    const entryId = step.entryId
    if (entryId !== null) await store.transaction((tx) => markGone(tx, entryId))
    return
  }
  const { id, credits } = step.entry
  const isWanted = await store.read((reader) => reader.get(externalEntries, id)?.state === 'wanted')
  if (!isWanted) return
  const { creditId } = await ledger.credit(account, credits, id)
  await store.transaction((tx) => arrive(tx, environment, id, creditId))
}

function markGone(tx: Tx, entryId: string): void {
  const entry = tx.get(externalEntries, entryId)
  if (entry) moveEntry(tx, entry, 'gone')
}

/** Does it, or notes the trouble that the other end makes and answers null. Errors of our own are thrown. */
async function orTrouble<T>(
  environment: Environment,
  holder: Holder,
  noted: { readonly isReachable: boolean },
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!isExternalTrouble(error)) throw error
    await environment.store.transaction((tx) => noteTrouble(tx, environment, holder, noted, error))
    return null
  }
}

/** Has it tried again later. What was refused needs somebody to look at it: the audit trail says so once. */
function noteTrouble(
  tx: Tx,
  environment: Environment,
  holder: Holder,
  noted: { readonly isReachable: boolean },
  error: Error,
): void {
  const { walletId } = holder
  const wallet = catalogueOf(tx).wallets.find(({ id }) => id === walletId)
  if (!wallet) return
  const now = environment.now()
  const row = accountRow(tx, holder, { asset: wallet.asset, now })
  const trouble = error instanceof ExternalRefusedError ? error.message : row.trouble
  if (trouble !== null && trouble !== row.trouble)
    recordAudit(tx, environment, EXTERNAL_ACTOR, { action: 'wallet.refused', walletId, reason: trouble })
  tx.put(externalAccounts, { ...row, ...noted, trouble, dueAt: laterBy(now, RETRY_MS) })
}

/**
 * Brings an account's wallets that are held elsewhere up to date, or one of them: once a minute, and always after the
 * other end did not answer. Where it does not, the balance cannot be told; nothing is thrown.
 */
export async function refresh(environment: Environment, accountId: string, walletId?: string): Promise<void> {
  const walletIds = Object.keys(environment.externalWallets?.ledgers ?? {})
  if (walletIds.length === 0) return
  const stale = await environment.store.read((reader) =>
    walletIds
      .map((id) => ({ accountId, walletId: id }))
      .filter((holder) => walletId === undefined || walletId === holder.walletId)
      .filter((holder) => isStale(reader, holder, environment.now())),
  )
  await Promise.all(stale.map((holder) => synchronise(environment, holder)))
}

function isStale(reader: Reader, { accountId, walletId }: Holder, now: Instant): boolean {
  if (!offers(reader, walletId) || !isReachable(reader, walletId)) return false
  const row = reader.get(externalAccounts, bookId(accountId, walletId))
  if (!row?.isReachable || row.checkedAt === null) return true
  return laterBy(row.checkedAt, FRESH_MS) <= now || now < row.checkedAt
}

function offers(reader: Reader, walletId: string): boolean {
  return catalogueOf(reader).wallets.some(({ id }) => id === walletId)
}

/**
 * Lets a call through once our books and the system that holds the wallet say the same, usage of this very moment
 * included; `wallet_unavailable` when that cannot be had. Nothing for our own wallets.
 */
export async function requireUpToDate(
  environment: Environment,
  accountId: string,
  walletId: string,
): Promise<void> {
  if (!isHeldElsewhere(environment, walletId)) return
  const isOffered = await environment.store.read((reader) => offers(reader, walletId))
  if (isOffered && !(await synchronise(environment, { accountId, walletId })))
    throw walletUnavailable(walletId)
}

/** Has a paid purchase's credits brought to the wallet that another system holds; any other purchase stays as it is. */
export async function deliver(environment: Environment, row: PurchaseRow): Promise<PurchaseRow> {
  if (!awaitsDelivery(row)) return row
  await synchronise(environment, row)
  return environment.store.read((reader) => purchaseRow(reader, row.id))
}

/**
 * The background's part: synchronises every account that is due, because something is on its way or a minute is over.
 * Answers whether there were any.
 */
export async function synchroniseDue(environment: Environment): Promise<boolean> {
  const due = await environment.store.read((reader) => dueBy(reader, environment.now()))
  for (const holder of due) await synchronise(environment, holder)
  return due.length > 0
}

function dueBy(reader: Reader, now: Instant): Holder[] {
  const holders: Holder[] = []
  for (const { accountId, walletId, dueAt } of reader.walk(externalAccounts, 'byDue')) {
    if (dueAt > now) break
    holders.push({ accountId, walletId })
  }
  return holders
}
