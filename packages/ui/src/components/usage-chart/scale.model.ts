const STEPS = [1n, 2n, 5n]

/**
 * The marks of an axis from 0 up to the first that is not below `max`: whole numbers one, two or five times a power of ten
 * apart, at most `most` of them above zero. Counted in integers, so that none is off by a rounding. Only 0 for a `max` of 0.
 */
export function ticksUpTo(max: bigint, most = 4): readonly bigint[] {
  if (max <= 0n) return [0n]
  for (let power = 1n; ; power *= 10n) {
    for (const step of STEPS.map((times) => times * power)) {
      const count = (max + step - 1n) / step
      if (count <= BigInt(most))
        return Array.from({ length: Number(count) + 1 }, (_, index) => step * BigInt(index))
    }
  }
}

/** Where a part of a bar stands, in pixels from the start of the text's direction and from the top. */
export interface BarPart {
  /** Which of the figure's series it is. */
  readonly series: number
  readonly y: number
  readonly height: number
}

/** The bar of one day. */
export interface Bar {
  readonly x: number
  readonly width: number
  /** From the bottom up; only parts that are above zero. */
  readonly parts: readonly BarPart[]
}

/** How large the plot is, in pixels, and how many units its height stands for. */
export interface PlotSize {
  readonly width: number
  readonly height: number
  readonly top: bigint
}

const WIDEST = 44

/** Stacks each day's parts into a bar. What is above zero is seen: the lowest bar is a pixel high. */
export function toBars(
  days: readonly (readonly (bigint | null)[])[],
  { width, height, top }: PlotSize,
): readonly Bar[] {
  const slot = width / Math.max(1, days.length)
  const gap = slot > 4 ? slot * 0.28 : slot > 2 ? 1 : 0
  const barWidth = Math.min(WIDEST, slot - gap)
  return days.map((parts, index) => ({
    x: slot * index + (slot - barWidth) / 2,
    width: barWidth,
    parts: stack(parts, height, top),
  }))
}

function stack(parts: readonly (bigint | null)[], height: number, top: bigint): readonly BarPart[] {
  const edge = (value: bigint) => heightOf(value, height, top)
  let below = 0n
  const stacked = parts.flatMap((value, series): BarPart[] => {
    if (value === null || value <= 0n) return []
    const from = edge(below)
    below += value
    return [{ series, y: height - edge(below), height: edge(below) - from }]
  })
  const only = stacked.length === 1 ? stacked[0] : undefined
  return only && only.height < 1 ? [{ ...only, y: height - 1, height: 1 }] : stacked
}

/** How high so many units stand; geometry only, nothing is counted with it. */
export function heightOf(value: bigint, height: number, top: bigint): number {
  return top === 0n ? 0 : (Number(value) / Number(top)) * height
}

/** Which day is at so many pixels from the start; the nearest one for places beside the plot. */
export function dayAt(x: number, width: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)))
}

/** A text below the axis: the index of its day, and where its middle stands. */
export interface PlacedLabel {
  readonly index: number
  readonly at: number
}

const LABEL_GAP = 24
/** So far may a label stand out of the plot on both sides. */
const OVERHANG = 4

/** Which days are labelled so that no two labels touch: the newest one, and others at even steps before it. */
export function placeLabels(texts: readonly string[], width: number): readonly PlacedLabel[] {
  const slot = width / Math.max(1, texts.length)
  const widest = Math.max(0, ...texts.map(widthOfText))
  const step = Math.max(1, Math.ceil((widest + LABEL_GAP) / slot))
  const placed: PlacedLabel[] = []
  let limit = Number.POSITIVE_INFINITY
  let index = texts.length - 1
  while (index >= 0) {
    const half = widthOfText(texts[index] ?? '') / 2
    const at = Math.min(width + OVERHANG - half, Math.max(half - OVERHANG, slot * (index + 0.5)))
    const fits = at + half + LABEL_GAP <= limit
    if (fits) {
      placed.unshift({ index, at })
      limit = at - half
    }
    index -= fits ? step : 1
  }
  return placed
}

/** About how wide a text of 12 px is, rather too wide than too narrow. */
export function widthOfText(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 12.5 : 7
  return width
}

/** Where the box about a day stands: beside the day where there is room, and always inside the plot. */
export function placeTooltip(at: number, boxWidth: number, width: number): number {
  const after = at + 14
  if (after + boxWidth <= width) return after
  const before = at - 14 - boxWidth
  if (before >= 0) return before
  return Math.max(0, Math.min(width - boxWidth, at - boxWidth / 2))
}

/** Which day a key leads to from another; null for keys that lead nowhere. Sideways as the text runs. */
export function dayAfterKey(
  key: string,
  index: number,
  count: number,
  direction: 'ltr' | 'rtl',
): number | null {
  const onward = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft'
  const back = direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight'
  const steps: Readonly<Record<string, number>> = {
    [onward]: 1,
    ArrowUp: 1,
    [back]: -1,
    ArrowDown: -1,
    PageUp: 7,
    PageDown: -7,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined ? null : Math.min(count - 1, Math.max(0, index + step))
}
