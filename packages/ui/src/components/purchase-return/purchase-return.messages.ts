/** What the return from a payment page says in English. */
export const purchaseReturnMessages = {} as const
