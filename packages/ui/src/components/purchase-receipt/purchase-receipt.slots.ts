/** The slots of a receipt. */
export interface PurchaseReceiptSlots {
  purchaseReceipt: { readonly status: string }
}
