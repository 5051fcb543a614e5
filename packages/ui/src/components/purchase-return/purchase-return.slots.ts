import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the return from a payment page. */
export interface PurchaseReturnSlots {
  purchaseReturn: { readonly status: string }
  purchaseReturnBalance: PlainSlot
  purchaseReturnContinue: ButtonSlot
}
