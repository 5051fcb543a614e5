import type { AuditEntry } from '@creditkit/contract'
import type { Tx } from '../store/index'
import type { CallContext, Environment } from './context'
import { type AuditRow, audit } from './tables'

/** Writes who did what and why, in the same transaction as the change itself; an entry is never changed afterwards. */
export function recordAudit(
  tx: Tx,
  environment: Environment,
  actor: AuditEntry['actor'],
  change: Omit<AuditEntry, 'id' | 'actor' | 'createdAt'>,
): AuditEntry {
  const seq = tx.next('audit')
  const entry: AuditEntry = {
    ...change,
    id: `aud_${String(seq).padStart(9, '0')}`,
    actor,
    createdAt: environment.now(),
  }
  const row: AuditRow = { ...entry, seq }
  tx.put(audit, row)
  return entry
}

/** The caller as the audit trail names them. */
export function actorOf({ session }: CallContext): AuditEntry['actor'] {
  return { id: session.userId, name: session.name }
}
