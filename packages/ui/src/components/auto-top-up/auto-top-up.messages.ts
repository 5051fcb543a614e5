/** What automatic top-up says in English. */
export const autoTopUpMessages = {} as const
