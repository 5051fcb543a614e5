/** The slots of the usage dashboard. */
export interface UsageDashboardSlots {
  usageDashboard: { readonly status: string }
}
