import { useMessages, useSlot } from '../../provider/index'
import type { Figure, FigureDay } from './chart-figure.model'
import { placeTooltip } from './scale.model'
import { SeriesSwatch } from './series-swatch'

const WIDTH = 208

/** What the box about a day takes. */
export interface ChartTooltipProps {
  readonly figure: Figure
  readonly day: FigureDay
  readonly index: number
  readonly plotWidth: number
  readonly since: string
}

/** What was used on the day that is looked at. Readers of screens hear the same from the chart itself. */
export function ChartTooltip({ figure, day, index, plotWidth, since }: ChartTooltipProps) {
  const t = useMessages()
  const slot = useSlot()
  const width = Math.min(WIDTH, plotWidth)
  const at = (plotWidth / figure.days.length) * (index + 0.5)
  const isSplit = figure.meters.length > 1
  const label = figure.mode === 'running' ? t('usageChart.since', { from: since }) : t('usageChart.total')
  return (
    <div
      aria-hidden="true"
      {...slot(
        'usageChartTooltip',
        'ck:pointer-events-none ck:absolute ck:top-2 ck:z-10 ck:flex ck:flex-col ck:gap-1 ck:rounded-md ck:border ck:border-transparent ck:bg-background ck:px-3 ck:py-2.5 ck:text-sm ck:shadow-lg ck:print:hidden',
      )}
      style={{ insetInlineStart: placeTooltip(at, width, plotWidth), width }}
    >
      <p className="ck:flex ck:flex-wrap ck:justify-between ck:gap-x-2 ck:font-medium">
        {day.name}
        {day.isRunning ? <span className="ck:font-normal ck:text-muted">{t('usageChart.soFar')}</span> : null}
      </p>
      {isSplit && day.total !== null
        ? figure.meters.map((meter, place) =>
            day.quantities[place] === null || day.parts[place] === 0n ? null : (
              <p className="ck:flex ck:items-center ck:gap-2 ck:text-muted" key={meter.id}>
                <SeriesSwatch series={place} />
                <span className="ck:min-w-0 ck:flex-1 ck:truncate">{meter.name}</span>
                <span className="ck:text-foreground ck:tabular-nums">{day.quantities[place]}</span>
              </p>
            ),
          )
        : null}
      {day.total === null ? (
        <p className="ck:text-muted">{t('usageChart.missing')}</p>
      ) : (
        <p className="ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-3">
          <span className="ck:text-muted">{label}</span>
          <span className="ck:ms-auto ck:font-medium ck:tabular-nums">{day.total}</span>
        </p>
      )}
      {day.credits.map((credits) => (
        <p className="ck:text-muted" key={credits}>
          {t('usageChart.paid', { credits })}
        </p>
      ))}
    </div>
  )
}
