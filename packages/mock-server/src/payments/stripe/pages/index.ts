export { challengePage } from './challenge-page'
export { checkoutPage } from './checkout-page'
