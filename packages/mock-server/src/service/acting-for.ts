import type { Amount } from '@creditkit/contract'
import type { Reader, Tx } from '../store/index'
import { actorOf, recordAudit } from './audit'
import type { CallContext, Session } from './context'
import { forbidden, notFound } from './service-problem'
import { users } from './tables'

/** Whether somebody acts for the product: its admins and its own server may name other accounts and raw amounts. */
export function isStaff({ role }: Session): boolean {
  return role === 'admin' || role === 'service'
}

/**
 * Whose account a call is about: the caller's own unless it names another one, which only staff may do. Problems:
 * `forbidden` and `not_found`, both naming `accountId`; a customer learns of no account whether it exists.
 */
export function accountOf(reader: Reader, { session }: CallContext, accountId: string | undefined): string {
  if (accountId === undefined || accountId === session.accountId) return session.accountId
  if (!isStaff(session)) throw forbidden('accountId', 'You can only act for your own account.')
  for (const user of reader.walk(users, 'byAccount', { prefix: [accountId] })) return user.accountId
  throw notFound('accountId', 'account')
}

/** Whether a caller may see and change what belongs to an account. */
export function mayAct({ session }: CallContext, accountId: string): boolean {
  return session.accountId === accountId || isStaff(session)
}

/** A change by hand, for the audit trail. `transactionId` names the line that the change wrote. */
export interface HandChange {
  readonly action: string
  readonly accountId: string
  readonly walletId: string
  readonly amount: Amount
  readonly reason: string
  readonly transactionId?: string
}

/**
 * Who changes something by hand, as the line that it writes carries it: an admin, or whoever writes a line that says so
 * by its type. Null for the product's own server and for customers, whose calls are the product's routine.
 */
export function handOf(context: CallContext, reason: string, type?: string) {
  const isByHand = context.session.role === 'admin' || type === 'admin_add' || type === 'admin_remove'
  return isByHand ? { ...actorOf(context), reason } : null
}

/** Leaves the audit entry of a change by hand (CONTRACT, invariant 6); part of the transaction that makes it. */
export function auditHand(tx: Tx, context: CallContext, change: HandChange): void {
  const { accountId, ...entry } = change
  const [user] = tx.walk(users, 'byAccount', { prefix: [accountId] })
  recordAudit(tx, context, actorOf(context), { ...entry, ...(user && { userId: user.id }) })
}
