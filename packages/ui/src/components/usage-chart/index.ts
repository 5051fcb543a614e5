export type { UsageRange } from './chart-question.model'
export { UsageChart, type UsageChartProps } from './usage-chart'
