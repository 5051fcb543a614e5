import { useUsage } from '@creditkit/client/react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import type { Appearance } from '../../theme/index'
import { ChartOfMeters } from './chart-of-meters'
import type { UsageRange } from './chart-question.model'
import { unknownMeter } from './usage-chart.model'
import { UsageChartView } from './usage-chart.view'

/** What the usage chart takes; everything may be left out. */
export interface UsageChartProps {
  /** Shows this meter only, without a choice; every meter unless named. */
  readonly meterId?: string | undefined
  /** The days that are shown first; the last 30 unless named. */
  readonly defaultRange?: Exclude<UsageRange, 'custom'> | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/** Usage by day as a chart, with a table behind it. Where meters cannot be loaded it still shows their use. */
export function UsageChart({ meterId, defaultRange = '30d', appearance, messages }: UsageChartProps) {
  const { data, error, updatedAt } = useUsage()
  const known = data?.filter(({ id }) => meterId === undefined || id === meterId)
  const named = meterId === undefined ? [] : [unknownMeter(meterId)]
  return (
    <Root appearance={appearance} messages={messages}>
      {known === undefined && error === null ? (
        <UsageChartView model={{ status: 'loading' }} />
      ) : known?.length === 0 ? (
        <UsageChartView model={{ status: 'empty' }} />
      ) : (
        <ChartOfMeters
          areKnown={known !== undefined}
          askedAt={updatedAt}
          defaultRange={defaultRange}
          meters={known ?? named}
        />
      )}
    </Root>
  )
}
