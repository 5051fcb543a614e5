/** The slots of redeeming a code. */
export interface RedeemCodeSlots {
  redeemCode: { readonly status: string }
}
