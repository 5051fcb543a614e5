import { figures } from '../../parts/figures'
import { focusRingInside } from '../../parts/focus-ring'
import { useMessages, useSlot } from '../../provider/index'
import type { Figure, FigureDay } from './chart-figure.model'
import type { ChartSummary } from './usage-chart.model'

const cell = 'ck:px-3 ck:py-2 ck:first:ps-0 ck:last:pe-0'
const numeric = `${cell} ${figures}`
const sticky = 'ck:sticky ck:z-10 ck:bg-background'
const head = `${cell} ck:sticky ck:start-0 ck:bg-background ck:text-start ck:whitespace-nowrap`

/** The same days as the chart, as a table that anything can read and copy; the last row says what they add up to. */
export function ChartTable({ figure, summary }: { readonly figure: Figure; readonly summary: ChartSummary }) {
  const t = useMessages()
  const slot = useSlot()
  const { meters, series, days, mode } = figure
  const caption = t('usageChart.tableOf', { from: summary.from, to: summary.to })
  const isSplit = meters.length > 1
  const hasCredits = summary.credits.length > 0
  const first = days[0]?.name ?? ''
  return (
    <section
      aria-label={caption}
      {...slot(
        'usageChartTable',
        `ck:max-h-[268px] ck:overflow-auto ck:text-sm ck:print:max-h-none ck:print:overflow-visible ${focusRingInside}`,
      )}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
      tabIndex={0}
    >
      <table className="ck:w-full">
        <caption className="ck:sr-only">{caption}</caption>
        <thead className={`${sticky} ck:top-0 ck:[box-shadow:0_1px_0_var(--_ck-border)]`}>
          <tr className="ck:text-muted">
            <th className={`${head} ck:font-medium`} scope="col">
              {t('usageChart.day')}
            </th>
            {meters.map(({ id, name }) => (
              <th className={`${numeric} ck:font-medium`} key={id} scope="col">
                {mode === 'running' ? t('usageChart.since', { from: first }) : name}
              </th>
            ))}
            {isSplit ? (
              <th className={`${numeric} ck:font-medium`} scope="col">
                {t('usageChart.total')}
              </th>
            ) : null}
            {hasCredits ? (
              <th className={`${numeric} ck:font-medium`} scope="col">
                {t('usageChart.credits')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody className="ck:align-baseline">
          {days.map((day) => (
            <DayRow day={day} hasCredits={hasCredits} isSplit={isSplit} key={day.id} />
          ))}
        </tbody>
        <tfoot className={`${sticky} ck:-bottom-px ck:[box-shadow:0_-1px_0_var(--_ck-border)]`}>
          <tr className="ck:font-medium">
            <th className={head} scope="row">
              {t('usageChart.total')}
            </th>
            {isSplit
              ? series.map((each) => (
                  <td className={numeric} key={each.id}>
                    {each.kind === 'meter' ? each.total : null}
                  </td>
                ))
              : null}
            <td className={numeric}>{summary.total}</td>
            {hasCredits ? <td className={numeric}>{summary.credits.join(' + ')}</td> : null}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

interface DayRowProps {
  readonly day: FigureDay
  readonly isSplit: boolean
  readonly hasCredits: boolean
}

function DayRow({ day, isSplit, hasCredits }: DayRowProps) {
  const t = useMessages()
  const unknown = <span className="ck:text-muted">{t('usageChart.missing')}</span>
  return (
    <tr className="ck:border-b ck:border-border ck:last:border-transparent">
      <th className={`${head} ck:font-normal`} scope="row">
        {day.name}
        {day.isRunning ? <span className="ck:ms-2 ck:text-muted">{t('usageChart.soFar')}</span> : null}
      </th>
      {day.quantities.map((quantity, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one for each meter, in an order that stays.
        <td className={numeric} key={index}>
          {quantity ?? unknown}
        </td>
      ))}
      {isSplit ? <td className={numeric}>{day.total ?? unknown}</td> : null}
      {hasCredits ? <td className={numeric}>{day.credits.join(' + ')}</td> : null}
    </tr>
  )
}
