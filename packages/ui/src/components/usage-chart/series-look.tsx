/** How one series of bars looks: a colour of the theme, and for most a pattern over it, so that colour never says it alone. */
interface SeriesLook {
  readonly fill: string
  readonly pattern: 'none' | keyof typeof patterns
}

/** Lines over a square of 8 pixels. */
const patterns = {
  rising: 'M-2 2 2-2M0 8 8 0M6 10 10 6',
  dots: 'M2 2h.01M6 6h.01',
  lying: 'M0 4h8',
  falling: 'M-2 6 2 10M0 0 8 8M6-2 10 2',
  standing: 'M4 0v8',
  crossed: 'M0 0 8 8M8 0 0 8',
} as const

const looks: readonly SeriesLook[] = [
  { fill: 'ck:fill-primary', pattern: 'none' },
  { fill: 'ck:fill-warning', pattern: 'rising' },
  { fill: 'ck:fill-success', pattern: 'dots' },
  { fill: 'ck:fill-control', pattern: 'none' },
  { fill: 'ck:fill-danger', pattern: 'lying' },
  { fill: 'ck:fill-primary', pattern: 'crossed' },
  { fill: 'ck:fill-muted', pattern: 'falling' },
  { fill: 'ck:fill-success', pattern: 'standing' },
]

const lookOf = (series: number) =>
  looks[series % looks.length] ?? { fill: 'ck:fill-primary', pattern: 'none' }

/** The patterns of some drawing; `id` tells them from those of every other drawing on the page. */
export function PatternDefs({ id }: { readonly id: string }) {
  return (
    <defs>
      {Object.entries(patterns).map(([name, path]) => (
        <pattern height="8" id={`${id}-${name}`} key={name} patternUnits="userSpaceOnUse" width="8">
          <path
            className="ck:fill-none ck:stroke-background ck:opacity-60 ck:[stroke-linecap:round] ck:[stroke-width:1.5] ck:forced-colors:stroke-[Canvas] ck:forced-colors:opacity-100"
            d={path}
          />
        </pattern>
      ))}
      <pattern height="6" id={`${id}-missing`} patternUnits="userSpaceOnUse" width="6">
        <path
          className="ck:fill-none ck:stroke-control ck:opacity-70 ck:[stroke-width:0.8] ck:forced-colors:stroke-[CanvasText]"
          d="M-1.5 1.5 1.5-1.5M0 6 6 0M4.5 7.5 7.5 4.5"
        />
      </pattern>
    </defs>
  )
}

/** What a rectangle takes. */
export interface SeriesRectProps {
  /** That of the `PatternDefs` in the same drawing. */
  readonly id: string
  readonly series: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rounded: boolean
}

/** A rectangle in the look of a series; the upper corners are round where nothing stands on it. */
export function SeriesRect({ id, series, x, y, width, height, rounded }: SeriesRectProps) {
  const { fill, pattern } = lookOf(series)
  const radius = rounded ? Math.min(3, width / 3, height) : 0
  const path = `M${x} ${y + height}V${y + radius}q0-${radius} ${radius}-${radius}h${width - 2 * radius}q${radius} 0 ${radius} ${radius}V${y + height}Z`
  return (
    <>
      <path className={`${fill} ck:stroke-none ck:forced-colors:fill-[CanvasText]`} d={path} />
      {pattern === 'none' ? null : (
        <path className="ck:stroke-none" d={path} style={{ fill: `url(#${id}-${pattern})` }} />
      )}
    </>
  )
}
