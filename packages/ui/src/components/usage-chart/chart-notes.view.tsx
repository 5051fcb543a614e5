import { Button, Icon, Notice } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { Figure } from './chart-figure.model'
import { SeriesSwatch } from './series-swatch'
import type { ChartNotes } from './usage-chart.model'

/** Which look is which series; nothing where there is only one. */
export function ChartLegend({ series }: Pick<Figure, 'series'>) {
  const t = useMessages()
  const slot = useSlot()
  if (series.length < 2) return null
  return (
    <ul {...slot('usageChartLegend', 'ck:flex ck:flex-wrap ck:gap-x-5 ck:gap-y-1.5 ck:text-sm')}>
      {series.map((each, index) => (
        <li className="ck:flex ck:min-w-0 ck:items-center ck:gap-2" key={each.id}>
          <SeriesSwatch series={index} />
          <span className="ck:text-muted">
            {each.kind === 'meter' ? each.name : t(`usageChart.${each.kind}`)}
          </span>
          {each.kind === 'meter' ? <span className="ck:tabular-nums">{each.total}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** What the notes take. */
export interface ChartNotesProps {
  readonly notes: ChartNotes
  readonly areNamesMissing: boolean
  readonly isRefreshing: boolean
  readonly onRetry: () => void
}

/** What is not as one would take it for: what could not be loaded with a way on, and what the drawing leaves open. */
export function ChartNotesView({ notes, areNamesMissing, isRefreshing, onRetry }: ChartNotesProps) {
  const t = useMessages()
  const { staleSince, cutAt, isRunning, dayBegins, hasMissing } = notes
  const retry = (
    <Button loading={isRefreshing} onClick={onRetry} size="sm">
      {t('common.retry')}
    </Button>
  )
  const remarks = [
    isRunning ? t('usageChart.runningNote') : null,
    hasMissing ? t('usageChart.missingNote') : null,
    dayBegins === null ? null : t('usageChart.dayBegins', { time: dayBegins }),
    areNamesMissing ? t('usageChart.namesMissing') : null,
  ].filter((remark) => remark !== null)
  return (
    <>
      {cutAt === null ? null : (
        <Notice actions={retry} tone="warning">
          {t('usageChart.cut', { day: cutAt })}
        </Notice>
      )}
      {staleSince === null ? null : (
        <p className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-3 ck:gap-y-2 ck:text-sm ck:text-muted">
          <span className="ck:flex ck:items-center ck:gap-1.5">
            <Icon name="clock" />
            {t('usageChart.stale', { time: staleSince })}
          </span>
          {cutAt === null ? retry : null}
        </p>
      )}
      {remarks.length > 0 ? <p className="ck:text-sm ck:text-muted">{t.join('sentences', remarks)}</p> : null}
    </>
  )
}
