import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the usage dashboard. */
export interface UsageDashboardSlots {
  usageDashboard: { readonly status: string }
  usageDashboardAdd: ButtonSlot
  usageDashboardMeter: {
    readonly level: 'normal' | 'close' | 'almost' | 'reached' | 'over' | 'unlimited' | 'paid'
  }
  usageDashboardOverage: PlainSlot
  usageDashboardRefresh: ButtonSlot
}
