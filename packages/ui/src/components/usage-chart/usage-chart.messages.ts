/** What the usage chart says in English. */
export const usageChartMessages = {} as const
