import { useState } from 'react'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { Allowance, AxisLabels, Drawing } from './chart-drawing.view'
import type { Figure } from './chart-figure.model'
import { toldText } from './chart-texts'
import { ChartTooltip } from './chart-tooltip.view'
import { dayAfterKey, dayAt } from './scale.model'
import { useWidth } from './use-width'

/** What is drawn before the width is known; the drawing is then stretched to it. */
const WIDTH_AT_FIRST = 640

/** What the plot takes. */
export interface ChartPlotProps {
  readonly figure: Figure
  /** The first day that is shown, for running totals. */
  readonly since: string
  readonly hintId: string
}

/** The bars over their axis. One tab stop: arrow keys, a pointer and a finger all read it day by day. */
export function ChartPlot({ figure, since, hintId }: ChartPlotProps) {
  const t = useMessages()
  const slot = useSlot()
  const { direction } = useFormat()
  const [width, widthRef] = useWidth(WIDTH_AT_FIRST)
  const [active, setActive] = useState<number | null>(null)
  const [last, setLast] = useState<number | null>(null)
  const { days, ticks } = figure
  const current = Math.min(active ?? last ?? days.length - 1, days.length - 1)
  const day = days[current]
  if (!day) return null

  function show(index: number) {
    setActive(index)
    setLast(index)
  }

  function pointAt(event: React.PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const x = direction === 'rtl' ? box.right - event.clientX : event.clientX - box.left
    show(dayAt(x, box.width, days.length))
  }

  function pressKey(event: React.KeyboardEvent) {
    if (event.key === 'Escape') setActive(null)
    const next = dayAfterKey(event.key, current, days.length, direction)
    if (next === null) return
    event.preventDefault()
    show(next)
  }

  return (
    <div {...slot('usageChartPlot', 'ck:flex ck:gap-2')}>
      <div
        aria-hidden="true"
        className="ck:flex ck:h-60 ck:flex-col-reverse ck:justify-between ck:text-end ck:text-xs ck:text-muted ck:tabular-nums"
      >
        {ticks.map(({ text }) => (
          <span className="ck:flex ck:h-0 ck:items-center ck:justify-end ck:whitespace-nowrap" key={text}>
            {text}
          </span>
        ))}
      </div>
      <div
        className="ck:relative ck:min-w-0 ck:flex-1 ck:rounded-xs ck:has-focus-visible:outline-2 ck:has-focus-visible:outline-offset-4 ck:has-focus-visible:outline-focus ck:outline-transparent ck:touch-pan-y"
        onPointerDown={(event) => {
          pointAt(event)
          event.currentTarget.querySelector('input')?.focus({ preventScroll: true })
        }}
        onPointerLeave={(event) => {
          if (event.pointerType === 'mouse') setActive(null)
        }}
        onPointerMove={pointAt}
        ref={widthRef}
      >
        <input
          aria-describedby={hintId}
          aria-label={t('usageChart.reader')}
          aria-valuetext={toldText(t, figure, day, since)}
          className="ck:sr-only"
          max={days.length - 1}
          min={0}
          onBlur={() => setActive(null)}
          onChange={(event) => show(Number(event.currentTarget.value))}
          onFocus={() => show(current)}
          onKeyDown={pressKey}
          step={1}
          type="range"
          value={current}
        />
        <Drawing active={active === null ? null : current} figure={figure} width={width} />
        <AxisLabels figure={figure} width={width} />
        <Allowance figure={figure} />
        {active === null ? null : (
          <ChartTooltip day={day} figure={figure} index={current} plotWidth={width} since={since} />
        )}
      </div>
    </div>
  )
}
