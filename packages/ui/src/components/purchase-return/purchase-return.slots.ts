/** The slots of the return from a payment page. */
export interface PurchaseReturnSlots {
  purchaseReturn: { readonly status: string }
}
