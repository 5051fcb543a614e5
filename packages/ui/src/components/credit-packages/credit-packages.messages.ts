/** What the packages says in English. */
export const creditPackagesMessages = {} as const
