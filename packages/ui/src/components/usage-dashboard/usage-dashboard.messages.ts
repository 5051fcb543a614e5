/** What the usage dashboard says in English. */
export const usageDashboardMessages = {} as const
