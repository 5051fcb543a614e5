import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the usage chart. */
export interface UsageChartSlots {
  usageChart: { readonly status: string }
  usageChartAllowance: PlainSlot
  usageChartControls: PlainSlot
  usageChartLegend: PlainSlot
  usageChartPlot: PlainSlot
  usageChartSummary: PlainSlot
  usageChartTable: PlainSlot
  usageChartTableButton: ButtonSlot
  usageChartTooltip: PlainSlot
}
