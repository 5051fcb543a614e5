/** The slots of the explanation. */
export interface HowCreditsWorkSlots {
  howCreditsWork: { readonly status: string }
}
