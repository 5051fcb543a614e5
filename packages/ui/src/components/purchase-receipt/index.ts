export { PurchaseReceipt, type PurchaseReceiptProps } from './purchase-receipt'
export { ReceiptButton, useHasReceipts } from './receipt-button'
export { ReceiptDialog, type ReceiptDialogProps } from './receipt-dialog'
