/** The slots of the dialog of a purchase. */
export interface PurchaseDialogSlots {
  purchaseDialog: { readonly status: string }
}
