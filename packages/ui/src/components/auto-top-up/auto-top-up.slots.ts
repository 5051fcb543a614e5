/** The slots of automatic top-up. */
export interface AutoTopUpSlots {
  autoTopUp: { readonly status: string }
}
