export * from './components/admin-adjust/index'
export * from './components/auto-top-up/index'
export * from './components/billing-page/index'
export * from './components/credit-balance/index'
export * from './components/credit-gate/index'
export * from './components/credit-packages/index'
export * from './components/dual-balance/index'
export * from './components/grant-list/index'
export * from './components/how-credits-work/index'
export * from './components/low-balance-banner/index'
export {
  PurchaseCredits,
  type PurchaseCreditsProps,
  type PurchaseListeners,
  type PurchaseMode,
  type PurchaseTrouble,
} from './components/purchase-credits/index'
export * from './components/purchase-dialog/index'
export {
  PurchaseReceipt,
  type PurchaseReceiptProps,
  ReceiptDialog,
  type ReceiptDialogProps,
} from './components/purchase-receipt/index'
export * from './components/purchase-return/index'
export * from './components/redeem-code/index'
export * from './components/service-plans/index'
export * from './components/transaction-history/index'
export * from './components/usage-chart/index'
export * from './components/usage-dashboard/index'
export type { Formatter, MoneyStyle, NumberStyle } from './format/index'
export {
  type Catalogue,
  defineMessages,
  en,
  type MessageKey,
  type MessageOverrides,
  type MissingMessageListener,
  pseudoMessages,
  type TranslateBridge,
} from './i18n/index'
export {
  CreditsProvider,
  type CreditsProviderProps,
  type KitEvent,
  type KitEventListener,
  type KitEvents,
} from './provider/index'
export type { PaymentFormLabels, PaymentFormProps, PaymentProvider } from './providers/payment-provider'
export type {
  Appearance,
  ElementOverride,
  ElementOverrides,
  SlotName,
  Slots,
  ThemeName,
  ThemeVariable,
  ThemeVariables,
} from './theme/index'
