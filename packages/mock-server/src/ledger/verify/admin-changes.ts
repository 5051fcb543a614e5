import type { LedgerTransaction } from '../ledger-transaction'
import type { AuditFacts, LedgerState } from './ledger-state'
import type { Report } from './violation'

/** Invariant 6: every change by an admin has its actor and reason, and the audit trail says the same. */
export function checkAdminChanges({ transactions, audit }: LedgerState, report: Report): void {
  const entries = new Map<string, AuditFacts>()
  for (const entry of audit) {
    if (isBlank(entry.actor.id) || isBlank(entry.reason))
      report(`audit ${entry.id}`, 'It lacks its actor or its reason.')
    if (entry.transactionId !== undefined) entries.set(entry.transactionId, entry)
  }
  for (const transaction of transactions) {
    if (transaction.admin === undefined && !isByHand(transaction)) continue
    checkTransaction(transaction, entries.get(transaction.id), report)
    entries.delete(transaction.id)
  }
  const known = new Set(transactions.map(({ id }) => id))
  for (const [id, entry] of entries) {
    if (!known.has(id)) report(`audit ${entry.id}`, `Its transaction ${id} does not exist.`)
  }
}

function checkTransaction(
  transaction: LedgerTransaction,
  entry: AuditFacts | undefined,
  report: Report,
): void {
  const where = `transaction ${transaction.id}`
  const { admin, amount } = transaction
  if (!admin || isBlank(admin.id) || isBlank(admin.reason))
    report(where, 'It is by hand but lacks its admin or the reason.')
  if (!entry) report(where, 'The audit trail does not have it.')
  if (!admin || !entry) return
  if (entry.actor.id !== admin.id)
    report(where, `It is by ${admin.id}, the audit trail says ${entry.actor.id}.`)
  if (entry.reason !== admin.reason) report(where, 'The audit trail gives another reason.')
  if (entry.amount && (entry.amount.minor !== amount.minor || entry.amount.asset !== amount.asset)) {
    report(where, `It is over ${amount.minor}, the audit trail says ${entry.amount.minor}.`)
  }
}

function isByHand({ type }: LedgerTransaction): boolean {
  return type === 'admin_add' || type === 'admin_remove'
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
