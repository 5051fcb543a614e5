/** The slots of the usage chart. */
export interface UsageChartSlots {
  usageChart: { readonly status: string }
}
