export {
  createLiveEvents,
  type LiveEvents,
  type LiveEventsListener,
  type LiveEventsOptions,
  type LiveStatus,
  liveEventsOf,
} from './events/live-events'
export type { PageSignal, PageSignals } from './events/page-signals'
export { createCreditsClient } from './http/create-client'
export type {
  CallName,
  CallOptions,
  ClientMethod,
  ClientMethods,
  CreditsClient,
  CreditsClientOptions,
  MutationOptions,
  OptionsOf,
  ProblemInfo,
  RequestInfo,
  ResponseInfo,
  StreamOptions,
} from './http/credits-client'
export {
  type ClientFaultCode,
  CreditsError,
  type CreditsErrorCode,
  type CreditsErrorDetails,
  isCreditsError,
  isProblem,
  type ProblemError,
} from './http/problem'
export type { RetryPolicy } from './http/retry'
export { systemTimers, type Timers } from './http/timers'
export type { PurchaseFlow, PurchaseFlowOptions, ResumeOptions } from './purchase/purchase-flow'
export { createPurchaseFlow } from './purchase/purchase-flow'
export type {
  PurchaseEvent,
  PurchaseFailure,
  PurchaseState,
  PurchaseStateName,
  PurchaseStateOf,
  PurchaseStates,
  PurchaseStep,
} from './purchase/purchase-state'
export type { StoragePort } from './purchase/storage'
