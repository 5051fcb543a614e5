export type { AuditFacts, LedgerState, PurchaseFacts, RefundFacts } from './ledger-state'
export { verify } from './verify'
export type { Violation } from './violation'
