import {
  type Adjustment,
  type AdjustmentResult,
  absolute,
  isPositive,
  type User,
  type Wallet,
} from '@creditkit/contract'
import { transactions } from '../books/index'
import { credit, debit, reverse, toTransaction } from '../ledger/index'
import type { Reader, Tx } from '../store/index'
import { actorOf, recordAudit } from './audit'
import { walletOf, walletsInOrder } from './catalogue'
import { balanceOf, changeBook, knownBalance } from './change-book'
import type { CallContext } from './context'
import { isHeldElsewhere } from './external-wallet/entries'
import { requireAnswering } from './external-wallet/once-up-to-date'
import { refresh, requireUpToDate, synchronise } from './external-wallet/synchronise'
import { pageOf } from './paging'
import type { ServiceMap } from './service-map'
import { invalid, notFound, ServiceProblem } from './service-problem'
import { type AuditRow, audit, type UserRow, users } from './tables'
import { transactionsOf } from './transactions'

/** What an admin of the product sees and does. Every change leaves an audit entry in the same transaction. */
export const adminServices: ServiceMap<
  'adminListUsers' | 'adminGetUserCredits' | 'adminAdjust' | 'adminListAudit'
> = {
  adminListUsers: ({ store }, request) =>
    store.read((reader) =>
      pageOf(
        request,
        (after) => matchingUsers(reader, request.q?.toLowerCase() ?? '', after),
        (user) => [user.name, user.id],
        toUser,
      ),
    ),

  async adminGetUserCredits(context, { userId }) {
    const { accountId } = await context.store.read((reader) => userOf(reader, userId))
    await refresh(context, accountId)
    return context.store.read((reader) => {
      const user = userOf(reader, userId)
      return {
        user: toUser(user),
        balances: walletsInOrder(reader).map((wallet) => balanceOf(reader, context, user.accountId, wallet)),
        transactions: transactionsOf(reader, user.accountId, {}),
      }
    })
  },

  async adminAdjust(context, adjustment) {
    const { userId, walletId } = adjustment
    if (!isHeldElsewhere(context, walletId)) return context.once((tx) => adjust(tx, context, adjustment))
    const { accountId } = await context.store.read((reader) => userOf(reader, userId))
    await requireUpToDate(context, accountId, walletId)
    const result = await context.once((tx) => adjust(tx, context, adjustment))
    // What does not get through now is on record, and follows.
    await synchronise(context, { accountId, walletId })
    return result
  },

  adminListAudit: ({ store }, request) =>
    store.read((reader) =>
      pageOf(
        request,
        (after) => {
          const { userId } = request
          return userId === undefined
            ? reader.walk(audit, 'bySeq', { order: 'descending', ...(after && { after }) })
            : reader.walk(audit, 'byUser', {
                prefix: [userId],
                order: 'descending',
                ...(after && { after: [userId, ...after] }),
              })
        },
        (row) => [row.seq],
        ({ seq: _, ...entry }: AuditRow) => entry,
      ),
    ),
}

/**
 * Adds or removes credits by hand and leaves the audit entry. Whatever is refused is refused before the first write, so
 * that a caller may go on with the same transaction.
 */
export function adjust(tx: Tx, context: CallContext, adjustment: Adjustment): AdjustmentResult {
  const user = userOf(tx, adjustment.userId)
  const wallet = walletOf(tx, adjustment.walletId)
  requireAnswering(tx, user.accountId, wallet)
  if (adjustment.amount.asset !== wallet.asset) {
    throw invalid('amount.asset', 'asset', `This wallet counts in ${wallet.asset}.`)
  }
  requireVersion(tx, context, user, wallet, adjustment.expectedVersion)
  const { book, transaction } = apply(tx, context, user, wallet, adjustment)
  const audited = recordAudit(tx, context, actorOf(context), {
    action: adjustment.reverses === undefined ? 'credits.adjust' : 'credits.reverse',
    userId: user.id,
    walletId: wallet.id,
    amount: adjustment.amount,
    reason: adjustment.reason,
    transactionId: transaction.id,
  })
  return { transaction: toTransaction(transaction), balance: knownBalance(tx, context, book), audit: audited }
}

function apply(tx: Tx, context: CallContext, user: UserRow, wallet: Wallet, adjustment: Adjustment) {
  const { amount, reason, reverses } = adjustment
  const admin = { ...actorOf(context), reason }
  if (reverses !== undefined) {
    const original = tx.get(transactions, reverses)
    if (!original || original.accountId !== user.accountId || original.walletId !== wallet.id) {
      throw notFound('reverses', 'transaction of this wallet')
    }
    if (original.type !== 'admin_add' && original.type !== 'admin_remove') {
      throw invalid(
        'reverses',
        'not_an_adjustment',
        'Only an adjustment made by hand can be reversed this way.',
      )
    }
    if (original.amount.minor !== -amount.minor) {
      throw invalid(
        'amount',
        'not_exact',
        'A reversal moves exactly what the adjustment moved, the other way.',
      )
    }
    return changeBook(tx, context, user.accountId, wallet, (book, ledger) =>
      reverse(book, original, { description: 'Adjustment reversed', admin }, ledger),
    )
  }
  const details = { amount: absolute(amount), admin }
  return changeBook(tx, context, user.accountId, wallet, (book, ledger) =>
    isPositive(amount)
      ? credit(book, { ...details, type: 'admin_add', source: 'admin', description: 'Credits added' }, ledger)
      : debit(book, { ...details, type: 'admin_remove', description: 'Credits removed' }, ledger),
  )
}

function requireVersion(
  tx: Tx,
  context: CallContext,
  user: UserRow,
  wallet: Wallet,
  expected: number | undefined,
): void {
  const balance = balanceOf(tx, context, user.accountId, wallet)
  if (expected === undefined || balance.status !== 'ok' || balance.version === expected) return
  throw new ServiceProblem(
    'version_conflict',
    'The balance has changed since you looked at it; look again, then confirm.',
    {
      version: balance.version,
    },
  )
}

function userOf(reader: Reader, userId: string): UserRow {
  const user = reader.get(users, userId)
  if (!user) throw notFound('userId', 'user')
  return user
}

function* matchingUsers(
  reader: Reader,
  q: string,
  after: readonly (string | number)[] | undefined,
): Iterable<UserRow> {
  for (const user of reader.walk(users, 'byName', { ...(after && { after }) })) {
    if ([user.name, user.email, user.id].some((text) => text.toLowerCase().includes(q))) yield user
  }
}

function toUser({ token: _, ...user }: UserRow): User {
  return user
}
