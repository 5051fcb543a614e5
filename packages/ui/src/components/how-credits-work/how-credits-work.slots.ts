import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the explanation. */
export interface HowCreditsWorkSlots {
  howCreditsWork: { readonly status: string }
  howCreditsWorkPrint: ButtonSlot
  howCreditsWorkTopic: PlainSlot
}
