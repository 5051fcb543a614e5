export { PurchaseReceipt, type PurchaseReceiptProps } from './purchase-receipt'
export { ReceiptDialog, type ReceiptDialogProps } from './receipt-dialog'
