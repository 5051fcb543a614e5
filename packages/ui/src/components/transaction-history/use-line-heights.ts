import type { Virtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useEffectBeforePaint } from '../../parts/index'
import type { HistoryItem } from './history-items.model'

/** The virtualizer of a list that scrolls by itself or with the page. */
export type LineVirtualizer =
  | Virtualizer<Element, HTMLTableRowElement>
  | Virtualizer<Window, HTMLTableRowElement>

/** How high a line of each kind is taken for until it is drawn and measured, in pixels. */
export type LineHeights = { readonly [Kind in HistoryItem['kind']]: number }

/** The kit's own sizes. */
export const FIRST_HEIGHTS: LineHeights = { day: 37, row: 53, details: 220 }

/** The height of a line, exact to the fraction: rounded ones would add up to a jump over a few hundred rows. */
export function heightOf(
  line: HTMLTableRowElement,
  entry: ResizeObserverEntry | undefined,
  virtualizer: LineVirtualizer,
): number {
  const index = virtualizer.indexFromElement(line)
  const before = virtualizer.itemSizeCache.get(virtualizer.options.getItemKey(index))
  const height = entry?.borderBoxSize[0]?.blockSize ?? before ?? line.getBoundingClientRect().height
  // A place that is not displayed gives its lines no height; they keep the one they had.
  return height > 0 ? height : (before ?? virtualizer.options.estimateSize(index))
}

/**
 * Learns how high most lines are, once there are some and whenever the frame has become wider or narrower, which its first
 * element of no height tells: it changes in nothing but its width. Where the guess is right for most rows, hardly a measuring moves what stands below it.
 */
export function useLearntHeights(
  virtualizer: LineVirtualizer,
  frame: HTMLElement | null,
  learn: (lesson: (before: LineHeights) => LineHeights) => void,
): void {
  const width = useRef(0)
  useEffectBeforePaint(() => {
    const ruler = frame?.firstElementChild
    if (!frame || !ruler) return
    const look = () => {
      const { width: now } = ruler.getBoundingClientRect()
      if (now === 0 || Math.abs(now - width.current) < 1) return
      const isFirst = width.current === 0
      width.current = now
      const top = virtualizer.range?.startIndex ?? 0
      // All that was measured was measured at another width.
      if (!isFirst) remeasure(virtualizer)
      learn((before) => typicalHeights(frame, before))
      if (!isFirst && top > 0) virtualizer.scrollToIndex(top, { align: 'start' })
    }
    look()
    if (typeof ResizeObserver === 'undefined') return
    // A frame later: what is drawn then must not change sizes that are being told.
    let waiting = 0
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(waiting)
      waiting = requestAnimationFrame(look)
    })
    observer.observe(ruler)
    return () => {
      cancelAnimationFrame(waiting)
      observer.disconnect()
    }
  }, [virtualizer, frame, learn])
}

function remeasure(virtualizer: LineVirtualizer) {
  virtualizer.measure()
  for (const line of virtualizer.elementsCache.values()) {
    virtualizer.resizeItem(virtualizer.indexFromElement(line), line.getBoundingClientRect().height)
  }
}

/** The height that most drawn lines of a kind have; of a kind that is not drawn, what it was taken for before. */
function typicalHeights(frame: HTMLElement, before: LineHeights): LineHeights {
  const day = mostCommonHeight(frame.querySelectorAll('[data-line="day"]')) ?? before.day
  const row = mostCommonHeight(frame.querySelectorAll('[data-line="row"]')) ?? before.row
  return day === before.day && row === before.row ? before : { ...before, day, row }
}

function mostCommonHeight(lines: Iterable<Element>): number | undefined {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const { height } = line.getBoundingClientRect()
    if (height > 0) counts.set(height, (counts.get(height) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, left], [, right]) => right - left)
  return most?.[0]
}
