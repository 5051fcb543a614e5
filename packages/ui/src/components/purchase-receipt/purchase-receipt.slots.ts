import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of a receipt. */
export interface PurchaseReceiptSlots {
  purchaseReceipt: { readonly status: string }
  purchaseReceiptLines: PlainSlot
  purchaseReceiptOpen: ButtonSlot
  purchaseReceiptPaper: PlainSlot
  purchaseReceiptPrint: ButtonSlot
  purchaseReceiptTotal: PlainSlot
}
