/** What the plans says in English. */
export const servicePlansMessages = {} as const
