import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of adjusting credits. */
export interface AdminAdjustSlots {
  adminAdjust: { readonly status: string }
  adminAdjustLog: PlainSlot
  adminAdjustPreview: PlainSlot
  adminAdjustReview: ButtonSlot
  adminAdjustUser: PlainSlot
}
