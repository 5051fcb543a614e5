export type { Change, HoldChange, TransactionChange } from './change'
export { isDue, lapse } from './command'
export { type Credit, credit } from './credit'
export { clawBack, type Debit, debit, type TakeBack, takeBack } from './debit'
export type { HoldMovement, HoldRecord } from './hold-record'
export { type Capture, captureHold, type HoldRequest, placeHold, releaseHold } from './holds'
export type { LedgerTransaction, TransactionDetails } from './ledger-transaction'
export type { Lot, LotOrigin, LotPart } from './lots'
export {
  changePending,
  completePending,
  failPending,
  type PendingTransaction,
  writePending,
} from './pending'
export type { Posting, WorldAccount } from './postings'
export { type BalanceView, toBalance, toGrants, toTransaction } from './present'
export type { LedgerProblem, Result } from './problem'
export { type Reversal, type ReversalChange, reverse } from './reverse'
export {
  type AuditFacts,
  type LedgerState,
  type PurchaseFacts,
  type RefundFacts,
  type Violation,
  verify,
} from './verify/index'
export {
  available,
  bookId,
  type GrantSource,
  type LedgerContext,
  openBook,
  type WalletBook,
} from './wallet-book'
