export type { InitialData } from '../query/prefetched'
export type { Presence, Session } from './context'
export { CreditsClientProvider, type CreditsClientProviderProps } from './provider'
export type { ReadHandle } from './read-handle'
export { type Loaded, useRetryFailed } from './suspense'
export {
  useSuspenseBalances,
  useSuspenseBranding,
  useSuspenseConfig,
  useSuspenseCreditBalance,
  useSuspensePackages,
  useSuspensePlans,
  useSuspensePurchases,
  useSuspenseSubscriptions,
  useSuspenseTransactions,
  useSuspenseUsage,
  useSuspenseWallet,
  useSuspenseWallets,
} from './suspense-reads'
export { useAdjustCredits } from './use-adjust-credits'
export { useAdminUserCredits, useAdminUsers, useAudit } from './use-admin'
export { useAdjustMany, useAdminRefund } from './use-admin-actions'
export { useAdminBranding, useSetBranding } from './use-admin-branding'
export { type AutoTopUpHandle, useAutoTopUp } from './use-auto-top-up'
export { type CreditBalance, useBalances, useCreditBalance, useGrants } from './use-balances'
export { useBranding, useConfig, usePackages, useViewer, useWallet, useWallets } from './use-config'
export { type CreditActionHandle, type UseCreditActionOptions, useCreditAction } from './use-credit-action'
export {
  type CreditManagerHandle,
  type UseCreditManagerOptions,
  useCreditManager,
} from './use-credit-manager'
export { useCreditsClient } from './use-credits-client'
export {
  type ExportHandle,
  type ExportOutcome,
  type ExportState,
  useExportTransactions,
} from './use-export-transactions'
export { usePurchase, usePurchases, useTransactions } from './use-history'
export type { ListHandle } from './use-list'
export { type LiveEventHandlers, useLiveEvents } from './use-live-events'
export { useLiveStatus } from './use-live-status'
export { useCancelSubscription, usePlans, useSubscribe, useSubscriptions } from './use-plans'
export { type PurchaseFlowHandle, type UsePurchaseFlowOptions, usePurchaseFlow } from './use-purchase-flow'
export {
  type PurchaseReturnHandle,
  type PurchaseReturnSearch,
  type UsePurchaseReturnOptions,
  usePurchaseReturn,
} from './use-purchase-return'
export { useReceipt } from './use-receipt'
export { useRedeemCode } from './use-redeem-code'
export { useSpend } from './use-spend'
export type { SubmissionHandle, SubmissionState } from './use-submission'
export { useTransaction } from './use-transaction'
export { useRecordUsage, useUsage, useUsageHistory } from './use-usage'
