/** What a receipt says in English. */
export const purchaseReceiptMessages = {} as const
