/** What the gate says in English. */
export const creditGateMessages = {} as const
