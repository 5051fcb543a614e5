export { PurchaseCredits, type PurchaseCreditsProps } from './purchase-credits'
export type { PurchaseMode } from './purchase-form.model'
export type { PurchaseListeners, PurchaseTrouble } from './use-purchase-news'
