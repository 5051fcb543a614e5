import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the billing page. */
export interface BillingPageSlots {
  billingPage: { readonly status: string }
  billingPageBuy: ButtonSlot
  billingPageDescription: PlainSlot
  billingPageHeader: PlainSlot
  billingPageTitle: PlainSlot
}
