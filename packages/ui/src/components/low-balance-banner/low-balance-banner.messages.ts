/** What the banner says in English. */
export const lowBalanceBannerMessages = {} as const
