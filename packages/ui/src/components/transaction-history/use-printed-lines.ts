import { useMemo } from 'react'
import type { HistoryItems } from './history-items.model'
import { type DrawnDay, toDrawnDays } from './history-window.model'
import { usePrinting } from './use-printing'

/** More lines than this take a browser so long to lay out that it seems dead: some four hundred pages. */
export const MOST_PRINTED_LINES = 10_000

/** What is drawn while the page is printed: every loaded line, up to {@link MOST_PRINTED_LINES}. Null at all other times. */
export function usePrintedLines(
  items: HistoryItems,
): { readonly days: readonly DrawnDay[]; readonly after: number } | null {
  const isPrinting = usePrinting()
  return useMemo(() => {
    if (!isPrinting) return null
    const lines = Array.from({ length: Math.min(items.count, MOST_PRINTED_LINES) }, (_, index) => index)
    return toDrawnDays(
      lines.map((index) => ({ index, start: 0, end: 0 })),
      items,
      0,
      0,
    )
  }, [isPrinting, items])
}
