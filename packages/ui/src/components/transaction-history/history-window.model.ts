import type { HistoryItems } from './history-items.model'

/** A line that is drawn, and where it stands from the top of what scrolls, in pixels. */
export interface PlacedLine {
  readonly index: number
  readonly start: number
  readonly end: number
}

/** A drawn line, and how much empty room is kept above it for lines that are not drawn, in pixels. */
export interface DrawnLine {
  readonly index: number
  readonly gap: number
}

/** A day of which something is drawn: its heading first, so that it can stick above the rest. */
export interface DrawnDay {
  readonly day: number
  readonly heading: DrawnLine
  readonly lines: readonly DrawnLine[]
}

/**
 * The lines to draw: those in sight, the headings of their days, and the row that must not go away
 * with its details. In order, once each.
 */
export function toDrawnLines(
  inSight: readonly number[],
  keptRow: number | null,
  items: HistoryItems,
): number[] {
  const lines = new Set(inSight)
  if (keptRow !== null) {
    const line = items.ofRow(keptRow)
    lines.add(line)
    if (items.at(line + 1).kind === 'details') lines.add(line + 1)
  }
  for (const line of [...lines]) lines.add(items.ofDay(items.dayOf(line)))
  return [...lines].sort((left, right) => left - right)
}

/** Puts drawn lines under their days, with the room that is to be kept; `after` is the room below the last one. */
export function toDrawnDays(
  placed: readonly PlacedLine[],
  items: HistoryItems,
  top: number,
  bottom: number,
): { readonly days: readonly DrawnDay[]; readonly after: number } {
  const days: { day: number; heading: DrawnLine; lines: DrawnLine[] }[] = []
  let end = top
  for (const line of placed) {
    const item = items.at(line.index)
    const drawn = { index: line.index, gap: Math.max(0, line.start - end) }
    if (item.kind === 'day') days.push({ day: item.day, heading: drawn, lines: [] })
    else days.at(-1)?.lines.push(drawn)
    end = line.end
  }
  return { days, after: Math.max(0, bottom - end) }
}
