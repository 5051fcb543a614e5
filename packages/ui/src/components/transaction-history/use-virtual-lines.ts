import { type Range, useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useState } from 'react'
import type { HistoryItem, HistoryItems } from './history-items.model'
import { type DrawnDay, toDrawnDays, toDrawnLines } from './history-window.model'
import { FIRST_HEIGHTS, heightOf, useLearntHeights } from './use-line-heights'
import { useListTop } from './use-list-top'
import { useScroller } from './use-scroller'

/** What the lines of a list are drawn with when there are too many to draw all of them. */
export interface VirtualLines {
  readonly days: readonly DrawnDay[]
  /** Room to keep below the last line that is drawn, in pixels. */
  readonly after: number
  /** The last line in sight, and how many there are in sight; -1 and 0 while there is none. */
  readonly last: number
  readonly inSight: number
  /** Whether rows scroll by themselves, not with the page; null until it is known. */
  readonly isFramed: boolean | null
  /** For every line that is drawn: its height is then known. */
  readonly measure: (line: HTMLTableRowElement | null) => void
  /** Brings a line into sight, unless it is. */
  readonly reveal: (index: number) => void
  /** Brings the first line into sight. */
  readonly revealTop: () => void
}

/** What the drawing of lines depends on. */
export interface VirtualLinesOptions {
  readonly items: HistoryItems
  /** Names a line among all others; the same line has the same name. */
  readonly keyOf: (item: HistoryItem) => string
  /** A row that is drawn wherever it is, since it has the focus; null for none. */
  readonly keptRow: number | null
  /** What may scroll the rows, and the table that they are in; null until they are drawn. */
  readonly frame: HTMLElement | null
  readonly table: HTMLTableElement | null
}

/** Lines drawn beyond those in sight, so that a scrolling eye does not overtake them. */
const OVERSCAN = 3
const FIRST_LINES = 50
/** What is supposed to be in sight until it is known: as much as the frame shows. */
const FIRST_SIGHT = { width: 0, height: 640 }

/** Draws those lines that are in sight, whatever scrolls them, and room for the others. */
export function useVirtualLines({ items, keyOf, keptRow, frame, table }: VirtualLinesOptions): VirtualLines {
  const scroller = useScroller(frame)
  const { start, covered } = useListTop(table, scroller, frame)
  const [heights, learn] = useState(FIRST_HEIGHTS)

  const options = {
    // What scrolls is known before anybody sees the first draw, which need not lay out more than it shows.
    count: scroller === null ? Math.min(FIRST_LINES, items.count) : items.count,
    estimateSize: (index: number) => heights[items.kindOf(index)],
    // biome-ignore lint/correctness/useExhaustiveDependencies: another function makes all places be worked out anew.
    getItemKey: useCallback((index: number) => keyOf(items.at(index)), [items, keyOf, heights]),
    rangeExtractor: useCallback(
      (range: Range) => toDrawnLines(around(range), keptRow, items),
      [items, keptRow],
    ),
    overscan: OVERSCAN,
    scrollMargin: start,
    scrollPaddingStart: covered,
    initialRect: FIRST_SIGHT,
    measureElement: heightOf,
  }
  const own = useVirtualizer<Element, HTMLTableRowElement>({
    ...options,
    enabled: scroller !== 'page',
    getScrollElement: () => (scroller === 'page' ? null : scroller),
  })
  const page = useWindowVirtualizer<HTMLTableRowElement>({ ...options, enabled: scroller === 'page' })
  const virtualizer = scroller === 'page' ? page : own
  useLearntHeights(virtualizer, frame, learn)

  const placed = virtualizer.getVirtualItems()
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: -1 }
  return {
    ...toDrawnDays(placed, items, start, start + virtualizer.getTotalSize()),
    last: endIndex,
    inSight: endIndex + 1 - startIndex,
    isFramed: scroller === null ? null : scroller === frame,
    measure: virtualizer.measureElement,
    reveal: useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]),
    revealTop: useCallback(() => virtualizer.scrollToOffset(0), [virtualizer]),
  }
}

function around({ startIndex, endIndex, overscan, count }: Range): number[] {
  const first = Math.max(0, startIndex - overscan)
  const last = Math.min(count - 1, endIndex + overscan)
  return Array.from({ length: Math.max(0, last + 1 - first) }, (_, index) => first + index)
}
