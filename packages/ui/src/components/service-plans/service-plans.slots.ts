/** The slots of the plans. */
export interface ServicePlansSlots {
  servicePlans: { readonly status: string }
}
