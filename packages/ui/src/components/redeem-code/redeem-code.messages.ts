/** What redeeming a code says in English. */
export const redeemCodeMessages = {} as const
