export { PurchaseReturn, type PurchaseReturnProps } from './purchase-return'
