import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of redeeming a code. */
export interface RedeemCodeSlots {
  redeemCode: { readonly status: string }
  redeemCodeAgain: ButtonSlot
  redeemCodeSubmit: ButtonSlot
  redeemCodeSuccess: PlainSlot
}
