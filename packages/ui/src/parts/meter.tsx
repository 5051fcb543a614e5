/** What a meter takes. */
export interface MeterProps {
  /** The id of the element that names it. */
  readonly labelledBy: string
  readonly value: number
  /** Up to where the value is within bounds; above 0. What goes past it is drawn apart. */
  readonly limit: number
  /** The value and its limit in words, as they are read out; the same stands beside the bar. */
  readonly text: string
  readonly tone?: keyof typeof fills
  /** Shares of the limit that are marked, such as where a warning begins. */
  readonly marks?: readonly number[]
}

const fills = {
  primary: 'ck:bg-primary',
  warning: 'ck:bg-warning',
  danger: 'ck:bg-danger',
}
const stripes =
  'ck:bg-[repeating-linear-gradient(135deg,var(--_ck-background)_0_2px,transparent_2px_6px)] ck:[print-color-adjust:exact]'

/**
 * How much of something limited is used, as a bar. Past the limit the bar is full and the limit moves inward, so that what
 * is past it can be seen beside what is not. It says nothing that the text does not.
 */
export function Meter({ labelledBy, value, limit, text, tone = 'primary', marks = [] }: MeterProps) {
  const most = Math.max(value, limit)
  const within = shareOf(Math.min(value, limit), most)
  const isPast = value > limit
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers each draw a `meter` in their own way, and none draws two bars in it.
    <div
      aria-labelledby={labelledBy}
      aria-valuemax={most}
      aria-valuemin={0}
      aria-valuenow={value}
      aria-valuetext={text}
      className="ck:relative ck:flex ck:h-2 ck:gap-0.5 ck:overflow-hidden ck:rounded-pill ck:bg-active ck:forced-colors:outline-1"
      data-state={isPast ? 'past' : 'within'}
      role="meter"
    >
      <span
        className={`ck:block ck:rounded-e-xs ck:transition-[inline-size] ck:forced-colors:bg-[Highlight] ck:[print-color-adjust:exact] ${value > 0 ? 'ck:min-w-1' : ''} ${fills[tone]}`}
        style={{ inlineSize: within }}
      />
      {isPast ? (
        <span
          className={`ck:block ck:min-w-1 ck:flex-1 ck:rounded-s-xs ck:forced-colors:bg-[CanvasText] ${fills[tone]}`}
        >
          <span className={`ck:block ck:h-full ${stripes}`} />
        </span>
      ) : (
        marks.map((mark) => (
          <span
            className="ck:absolute ck:inset-y-0 ck:w-0.5 ck:bg-background ck:forced-colors:bg-[CanvasText]"
            key={mark}
            style={{ insetInlineStart: shareOf(mark, 1) }}
          />
        ))
      )}
    </div>
  )
}

/** Geometry only: nothing is counted with it. */
function shareOf(part: number, whole: number): string {
  return `${(part / whole) * 100}%`
}
