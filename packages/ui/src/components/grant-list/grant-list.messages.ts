/** What the list of grants says in English. */
export const grantListMessages = {} as const
