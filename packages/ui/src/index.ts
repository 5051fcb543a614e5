export * from './components/admin-adjust/index'
export * from './components/credit-balance/index'
export * from './components/dual-balance/index'
export * from './components/purchase-credits/index'
export * from './components/transaction-history/index'
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
