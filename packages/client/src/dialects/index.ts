export {
  type DualBillingOptions,
  type DualBillingWalletOptions,
  dualBilling,
} from './dual-billing/dual-billing'
export { byCreation, type PageInput, type PageKey, pageOf, transactionPage } from './local-page'
export { nativeAmount, toNativeAmount, toNativeNumber } from './native-amount'
export { nativeInstant, toNativeInstant } from './native-instant'
export { type PurchaseNotes, purchaseNotes } from './purchase-notes'
export { type AskedWith, type DialectRow, row } from './row'
export {
  type SaasActions,
  type SaasPackage,
  type SaasPackagesOptions,
  saasPackages,
} from './saas-packages/index'
export { serialId, serialOf, serialUuid } from './serial-id'
export { type SkypanelCreditsOptions, skypanelCredits } from './skypanel-credits/skypanel-credits'
export { type ToolCreditsOptions, type ToolPackage, toolCredits } from './tool-credits/index'
export {
  type UsageCreditsOptions,
  type UsagePackage,
  usageCredits,
  usagePackages,
} from './usage-credits/index'
