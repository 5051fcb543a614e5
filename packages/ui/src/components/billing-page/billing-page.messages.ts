/** What the billing page says in English. */
export const billingPageMessages = {} as const
