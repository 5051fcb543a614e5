import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the plans. */
export interface ServicePlansSlots {
  servicePlans: { readonly status: string }
  servicePlan: { readonly state: string }
  servicePlanCancel: ButtonSlot
  servicePlanLimits: PlainSlot
  servicePlanPrice: PlainSlot
  servicePlanSubscribe: ButtonSlot
}
