/** The slots of the billing page. */
export interface BillingPageSlots {
  billingPage: { readonly status: string }
}
