export { nativeAmount, toNativeAmount } from './native-amount'
export { type PurchaseNotes, purchaseNotes } from './purchase-notes'
export { type AskedWith, type DialectRow, row } from './row'
