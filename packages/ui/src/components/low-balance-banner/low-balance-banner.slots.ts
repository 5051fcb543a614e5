/** The slots of the banner. */
export interface LowBalanceBannerSlots {
  lowBalanceBanner: { readonly status: string }
}
