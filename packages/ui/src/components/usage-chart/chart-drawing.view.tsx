import { useId } from 'react'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { Figure } from './chart-figure.model'
import { heightOf, placeLabels, toBars } from './scale.model'
import { PatternDefs, SeriesRect } from './series-look'

/** As high as `ck:h-60`, in pixels of the drawing. */
const HEIGHT = 240

/** What the drawing takes. */
export interface DrawingProps {
  readonly figure: Figure
  readonly width: number
  readonly active: number | null
}

/** Bars, grid and allowance; mirrored where text runs from right to left. */
export function Drawing({ figure, width, active }: DrawingProps) {
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
          <g className={day.isRunning ? 'ck:opacity-55' : 'ck:opacity-100'} key={day.id}>
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

/** The days below the axis, as many as there is room for. */
export function AxisLabels({ figure: { days }, width }: Pick<DrawingProps, 'figure' | 'width'>) {
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

/** Says what the dashed line is. */
export function Allowance({ figure: { limit, ticks } }: { readonly figure: Figure }) {
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
