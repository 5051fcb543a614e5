import type { ButtonSlot } from '../../theme/slot-data'

/** The slots of the dialog of a purchase. */
export interface PurchaseDialogSlots {
  purchaseDialogDone: ButtonSlot
}
