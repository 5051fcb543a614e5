// What a host needs of the contract comes along, so that it installs one package.
export {
  type Amount,
  type Asset,
  add,
  amount,
  type Balance,
  type Branding,
  type Config,
  type CreditPackage,
  type CreditsEvent,
  compare,
  type KnownBalance,
  type Problem,
  type ProblemCode,
  type Purchase,
  type PurchaseDraft,
  parseDecimal,
  subtract,
  type Transaction,
  toDecimal,
  toProblem,
  type Wallet,
} from '@creditkit/contract'
export type {
  ActionDraft,
  ActionFailure,
  ActionState,
  ActionStateName,
  ActionStateOf,
  ActionStates,
  CreditsKept,
  ReleaseReason,
} from './actions/action-state'
export {
  type ActionRun,
  type BalanceSource,
  type CreditAction,
  type CreditActionOptions,
  createCreditAction,
  type Perform,
  type UsedPart,
} from './actions/credit-action'
export {
  type Offers,
  type SufficientOffer,
  smallestSufficientPackage,
} from './actions/sufficient-offer'
export {
  createLiveEvents,
  type LiveEvents,
  type LiveEventsListener,
  type LiveEventsOptions,
  type LiveStatus,
  type ResumePoint,
} from './events/live-events'
export { browserPage, type PageSignal, type PageSignals } from './events/page-signals'
export { createSharedLiveEvents, type SharedLiveEventsOptions } from './events/shared-live-events'
export { browserTabs, type LockTurn, type TabChannel, type Tabs } from './events/tabs'
export type {
  CallName,
  CallOptions,
  ExportOptions,
  ExportProgress,
  MutationOptions,
  OptionsOf,
  StreamOptions,
} from './http/call'
export { cookieValue } from './http/cookie'
export { createCreditsClient } from './http/create-client'
export type {
  ClientMethod,
  ClientMethods,
  CreditsClient,
  CreditsClientOptions,
  CsrfOptions,
  ProblemInfo,
  RequestInfo,
  ResponseInfo,
  SlowInfo,
} from './http/credits-client'
export { hostProblem } from './http/fault'
export type {
  AnswerSchema,
  Dialect,
  HostCall,
  HostFunction,
  HostOperation,
  HostOperations,
  HostRefusal,
  HostRequest,
  Verdict,
} from './http/host-operation'
export {
  type ClientFaultCode,
  CreditsError,
  type CreditsErrorCode,
  type CreditsErrorDetails,
  isCreditsError,
  isOutcomeUnknown,
  isProblem,
  type ProblemError,
} from './http/problem'
export { nextRetry, type RetryPolicy } from './http/retry'
export type { Scope } from './http/scope'
export { createMemoryStorage, type StoragePort } from './http/storage'
export { systemTimers, type Timers } from './http/timers'
export {
  type CreditManager,
  type CreditManagerOptions,
  createCreditManager,
} from './manager/credit-manager'
export type { NativeBalance } from './manager/told'
export type { InsufficientCredits } from './manager/tool-answer'
export type { Fetch, ToolFetchOptions } from './manager/tool-fetch'
export {
  createPurchaseFlow,
  type PurchaseFlow,
  type PurchaseFlowOptions,
  type ResumeOptions,
} from './purchase/purchase-flow'
export { type PurchaseReturn, type ReturnClaim, readPurchaseReturn } from './purchase/purchase-return'
export { followPurchaseReturn, type PurchaseReturnOptions } from './purchase/purchase-return-follow'
export type {
  PurchaseEvent,
  PurchaseFailure,
  PurchaseState,
  PurchaseStateName,
  PurchaseStateOf,
  PurchaseStates,
  PurchaseStep,
} from './purchase/purchase-state'
