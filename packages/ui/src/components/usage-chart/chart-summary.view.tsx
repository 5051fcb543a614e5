import { useMessages, useSlot } from '../../provider/index'
import type { Figure } from './chart-figure.model'
import type { ChartSummary } from './usage-chart.model'

/** More characters than this stand in a smaller size, so that the largest sum there is fits a narrow card. */
const LONG_NUMBER = 14
/** More meters than this are named by their legend alone. */
const FEW_METERS = 3

/** What the days come to, over the chart or the table. */
export function Summary({
  summary,
  series,
  meters,
}: { readonly summary: ChartSummary } & Pick<Figure, 'series' | 'meters'>) {
  const t = useMessages()
  const slot = useSlot()
  const { total, from, to, highest, credits } = summary
  const details = [
    t('usageChart.span', { from, to }),
    highest ? t('usageChart.highest', highest) : t('usageChart.noUse'),
    ...credits.map((paid) => t('usageChart.paid', { credits: paid })),
  ]
  const names = meters.map(({ name }) => name).join(' + ')
  return (
    <div {...slot('usageChartSummary', 'ck:flex ck:flex-col ck:gap-0.5')}>
      <p className="ck:text-sm ck:font-medium ck:break-words">
        {series.length > FEW_METERS ? t('usageChart.total') : names}
      </p>
      <p
        className={`${total.length > LONG_NUMBER ? 'ck:text-lg ck:@sm:text-2xl' : 'ck:text-2xl'} ck:font-semibold ck:tracking-tighter ck:break-words ck:tabular-nums`}
      >
        {total}
      </p>
      <p className="ck:flex ck:flex-col ck:text-sm ck:text-muted ck:@sm:flex-row ck:@sm:flex-wrap ck:@sm:gap-x-4">
        {details.map((detail) => (
          <span className="ck:inline" key={detail}>
            {detail}
          </span>
        ))}
      </p>
    </div>
  )
}
