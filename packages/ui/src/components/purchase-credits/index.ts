export { PaymentSlot } from './payment-slot'
export { type Checkout, purchaseOf, toStandalone } from './purchase-checkout.model'
export { PurchaseCheckout } from './purchase-checkout.view'
export { PurchaseCredits, type PurchaseCreditsProps } from './purchase-credits'
export type { PurchaseSubject } from './purchase-credits.model'
export type { PurchaseMode } from './purchase-form.model'
export { type PurchaseReceipt, toPurchaseReceipt } from './purchase-receipt.model'
export { toReturnedState } from './purchase-return-state.model'
export { PurchaseSuccess } from './purchase-success.view'
export { useReturnUrl } from './return-url'
export { type PurchaseNews, useAnnouncement } from './use-announcement'
export { useLastKnown } from './use-last-known'
export { useOnline } from './use-online'
export { type Payment, usePayment } from './use-payment'
export { usePlaceFocus } from './use-place-focus'
export {
  type PurchaseListeners,
  type PurchaseTrouble,
  usePurchaseEndings,
  usePurchaseSuccess,
} from './use-purchase-news'
export { type PurchaseSources, usePurchaseSources } from './use-purchase-sources'
