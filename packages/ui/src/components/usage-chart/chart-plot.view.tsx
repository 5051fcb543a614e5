import { useId, useState } from 'react'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { Figure } from './chart-figure.model'
import { toldText } from './chart-texts'
import { ChartTooltip } from './chart-tooltip.view'
import { dayAfterKey, dayAt, heightOf, placeLabels, toBars } from './scale.model'
import { PatternDefs, SeriesRect } from './series-look'
import { useWidth } from './use-width'

/** As high as `ck:h-60`, in pixels of the drawing. */
const HEIGHT = 240
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

interface DrawingProps {
  readonly figure: Figure
  readonly width: number
  readonly active: number | null
}

function Drawing({ figure, width, active }: DrawingProps) {
  const { direction } = useFormat()
  const id = useId().replaceAll(/\W/g, '')
  const { days, ticks, limit } = figure
  const top = ticks.at(-1)?.value ?? 0n
  const bars = toBars(
    days.map(({ parts }) => parts),
    { width, height: HEIGHT, top },
  )
  const slotWidth = width / days.length
  const placed = (x: number, itsWidth: number) => (direction === 'rtl' ? width - x - itsWidth : x)
  const lineAt = (value: bigint) => Math.round(HEIGHT - heightOf(value, HEIGHT, top)) - 0.5
  return (
    <svg
      aria-hidden="true"
      className="ck:h-60 ck:w-full ck:overflow-visible ck:[print-color-adjust:exact]"
      focusable="false"
      preserveAspectRatio="none"
      viewBox={`0 0 ${width} ${HEIGHT}`}
    >
      <PatternDefs id={id} />
      {ticks.map(({ value, text }) => (
        <path
          className={`ck:fill-none ck:stroke-1 ${value === 0n ? 'ck:stroke-control' : 'ck:stroke-border'}`}
          d={`M0 ${lineAt(value)}H${width}`}
          key={text}
        />
      ))}
      {active === null ? null : (
        <rect
          className="ck:fill-active ck:stroke-none ck:forced-colors:fill-[Highlight]"
          height={HEIGHT}
          rx={Math.min(4, slotWidth / 2)}
          width={slotWidth}
          x={placed(slotWidth * active, slotWidth)}
        />
      )}
      {bars.map((bar, index) => {
        const day = days[index]
        if (!day) return null
        const x = placed(bar.x, bar.width)
        return day.total === null ? (
          <rect
            className="ck:stroke-none"
            height={HEIGHT}
            key={day.id}
            style={{ fill: `url(#${id}-missing)` }}
            width={bar.width}
            x={x}
          />
        ) : (
          <g className={day.isRunning ? 'ck:opacity-55' : ''} key={day.id}>
            {bar.parts.map((part, place) => (
              <SeriesRect
                height={part.height}
                id={id}
                key={part.series}
                rounded={place === bar.parts.length - 1}
                series={part.series}
                width={bar.width}
                x={x}
                y={part.y}
              />
            ))}
          </g>
        )
      })}
      {limit ? (
        <path
          className="ck:fill-none ck:stroke-foreground ck:[stroke-dasharray:5_4] ck:[stroke-width:1.5] ck:forced-colors:stroke-[CanvasText]"
          d={`M0 ${lineAt(limit.value)}H${width}`}
        />
      ) : null}
    </svg>
  )
}

function AxisLabels({ figure: { days }, width }: Pick<DrawingProps, 'figure' | 'width'>) {
  const t = useMessages()
  const texts = days.map(({ label, isRunning }) => (isRunning ? t('usageChart.today') : label))
  return (
    <div aria-hidden="true" className="ck:relative ck:mt-2 ck:h-5 ck:text-xs ck:text-muted ck:tabular-nums">
      {placeLabels(texts, width).map(({ index, at }) => (
        <span
          className="ck:absolute ck:top-0 ck:flex ck:w-0 ck:justify-center ck:whitespace-nowrap"
          key={days[index]?.id}
          style={{ insetInlineStart: at }}
        >
          {texts[index]}
        </span>
      ))}
    </div>
  )
}

function Allowance({ figure: { limit, ticks } }: { readonly figure: Figure }) {
  const t = useMessages()
  const slot = useSlot()
  if (!limit) return null
  const at = heightOf(limit.value, HEIGHT, ticks.at(-1)?.value ?? 0n)
  return (
    <span
      aria-hidden="true"
      {...slot(
        'usageChartAllowance',
        'ck:pointer-events-none ck:absolute ck:start-0 ck:-translate-y-full ck:rounded-xs ck:bg-background ck:pe-1.5 ck:text-xs ck:font-medium',
      )}
      style={{ top: HEIGHT - at - 2 }}
    >
      {t('usageChart.allowance', { quantity: limit.text })}
    </span>
  )
}
