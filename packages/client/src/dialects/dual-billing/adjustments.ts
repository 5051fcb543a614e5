import {
  type Adjustment,
  absolute,
  compare,
  equals,
  isNegative,
  negate,
  type Problem,
  type Transaction,
  toProblem,
} from '@creditkit/contract'
import { hostProblem, unsupported } from '../../http/fault'
import type { HostCall, HostFunction } from '../../http/host-operation'
import { isProblem } from '../../http/problem'
import { availableBalance, instantOf, noSuchWallet } from '../available-balance'
import { transactionPage } from '../local-page'
import { invalidField } from '../money-order'
import { toNativeNumber } from '../native-amount'
import { serialOf } from '../serial-id'
import { DoneAnswer, type UserCreditsRow, userCreditsAnswer } from './native-answers'
import { accountOf, DIALECT, type DualBillingOffer, type DualBillingOptions } from './offer'
import { toTransaction } from './transactions'

const PATH = '/api/admin/users/:userId/custom-credits'

type AdminName = 'adminAdjust' | 'adminGetUserCredits'

/**
 * A user's custom credits and the newest of their history, for a host that says who its users are. The backend tells nobody
 * but the user how many VirtFusion tokens there are, so that this wallet is `unavailable`. The version of the balance is
 * the number of the newest transaction, which every change of it writes.
 */
export function userCredits(
  offer: DualBillingOffer,
  findUser: NonNullable<DualBillingOptions['findUser']>,
): HostFunction<'adminGetUserCredits'> {
  return async ({ userId }, call) => {
    const id = userNumberOf('adminGetUserCredits', userId)
    const user = await findUser(id)
    if (!user) throw noSuchUser('adminGetUserCredits')
    const row = await readCredits(id, call, offer)
    const tokens = {
      status: 'unavailable',
      walletId: offer.tokens.wallet.id,
      updatedAt: instantOf(call.askedAt),
    } as const
    const rows = row.transactions.map((each) => toTransaction(each, offer))
    return {
      user: { id, accountId: accountOf(offer, id), ...user },
      balances: [balanceOf(row, call, offer), tokens],
      transactions: transactionPage(rows, {}, 'adminGetUserCredits'),
    }
  }
}

/**
 * Adds or removes custom credits by hand. The backend only says that it did, so the user's credits are read before and
 * after: the balance comes from there, and the transaction where it can only be one. A balance that cannot be read
 * afterwards is `unavailable`, because the credits have moved nevertheless. `version_conflict` is found by the first
 * reading, which leaves a moment in which another admin may still come in between. A reversal is `unsupported`: the
 * backend could not tell it from any other change.
 */
export function adjust(offer: DualBillingOffer): HostFunction<'adminAdjust'> {
  return async (input, call) => {
    const { wallet } = offer.credits
    const id = userNumberOf('adminAdjust', input.userId)
    const body = bodyOf(input, offer)
    const before = await readCredits(id, call, offer)
    const version = versionOf(before)
    if (input.expectedVersion !== undefined && input.expectedVersion !== version) {
      throw refused(toProblem('version_conflict', 'Look at the balance again.', '', { version }))
    }
    const request = {
      method: isNegative(input.amount) ? 'DELETE' : 'POST',
      path: PATH,
      params: { userId: id },
      body,
    } as const
    await call.send(request, DoneAnswer).catch((error: unknown) => {
      throw isProblem(error, 'validation_failed') ? (tooFew(input, before, offer) ?? error) : error
    })
    const after = await readCredits(id, call, offer).catch(() => undefined)
    if (!after) {
      return { balance: { status: 'unavailable', walletId: wallet.id, updatedAt: instantOf(call.askedAt) } }
    }
    const transaction = proofOf(input, before, after, offer)
    return { balance: balanceOf(after, call, offer), ...(transaction && { transaction }) }
  }
}

/** What is sent: the size of the change, whose direction the method says. Throws before anything is sent. */
function bodyOf({ walletId, amount, reason, reverses }: Adjustment, offer: DualBillingOffer) {
  const { wallet } = offer.credits
  if (reverses !== undefined || walletId === offer.tokens.wallet.id) throw unsupported('adminAdjust', DIALECT)
  if (walletId !== wallet.id) throw noSuchWallet('adminAdjust')
  if (amount.asset !== wallet.asset) throw refused(invalidField('amount.asset', `Count in ${wallet.asset}.`))
  const size = toNativeNumber(absolute(amount))
  if (size === null) throw refused(invalidField('amount', 'No number says this amount for certain.'))
  return { amount: size, reason: reason.trim() }
}

/** The problem of a removal that was refused because there are not so many credits; undefined when there were. */
function tooFew({ amount, reason }: Adjustment, { balance }: UserCreditsRow, { credits }: DualBillingOffer) {
  if (reason.trim() === '' || !isNegative(amount) || compare(balance, negate(amount)) >= 0) return undefined
  const errors = [{ path: 'amount', code: 'insufficient_credits', message: 'There are not so many.' }]
  const facts = { required: negate(amount), available: balance, walletId: credits.wallet.id, errors }
  return refused(toProblem('insufficient_credits', 'Remove at most what is available.', '', facts))
}

/** The transaction that the adjustment made; undefined where another change at the same time looks the same. */
function proofOf(
  { amount, reason }: Adjustment,
  before: UserCreditsRow,
  after: UserCreditsRow,
  offer: DualBillingOffer,
): Transaction | undefined {
  const known = new Set(before.transactions.map(({ id }) => id))
  const made = after.transactions
    .filter(({ id }) => !known.has(id))
    .map((row) => toTransaction(row, offer))
    .filter(({ admin, ...each }) => {
      const isOurs = admin?.id === offer.viewer.userId && admin.reason === reason.trim()
      return isOurs && equals(each.amount, amount)
    })
  return made.length === 1 ? made[0] : undefined
}

function readCredits(userId: string, call: HostCall, offer: DualBillingOffer): Promise<UserCreditsRow> {
  return call.send({ method: 'GET', path: PATH, params: { userId } }, userCreditsAnswer(offer))
}

function balanceOf(row: UserCreditsRow, call: HostCall, { credits }: DualBillingOffer) {
  return availableBalance(credits, row.balance, call, versionOf(row))
}

function versionOf({ transactions }: UserCreditsRow): number {
  return transactions.reduce((newest, { id }) => Math.max(newest, serialOf(id) ?? 0), 0)
}

/** The backend reads as much of a number as it finds, so that `12a` would be the user 12. */
function userNumberOf(operation: AdminName, userId: string): string {
  if (/^[1-9]\d{0,9}$/.test(userId)) return userId
  throw noSuchUser(operation)
}

function noSuchUser(operation: AdminName) {
  return hostProblem(operation, toProblem('not_found', 'There is no such user.', '', {}))
}

function refused(problem: Problem) {
  return hostProblem('adminAdjust', problem)
}
