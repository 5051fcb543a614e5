import { useState } from 'react'
import { useEffectBeforePaint } from './use-effect-before-paint'
import type { Scroller } from './use-scroller'

/** Where the rows of a table begin, in pixels. */
export interface ListTop {
  /** From the top of all that is scrolled. */
  readonly start: number
  /** How much of what is in sight stays covered by headings. */
  readonly covered: number
}

/** Keeps track of where the rows of a table begin. What stands above may change at any time: every draw looks again. */
export function useListTop(table: HTMLTableElement | null, scroller: Scroller): ListTop {
  const [top, setTop] = useState<ListTop>({ start: 0, covered: 0 })

  useEffectBeforePaint(() => {
    if (!table || !scroller) return
    const next = { start: startOf(table, scroller), covered: coveredBy(table) }
    const isMoved = Math.abs(next.start - top.start) >= 1 || next.covered !== top.covered
    if (isMoved) setTop(next)
  })

  useEffectBeforePaint(() => {
    if (!table || !scroller || typeof ResizeObserver === 'undefined') return
    // What is above grows when the page does.
    const observer = new ResizeObserver(() =>
      setTop((before) => {
        const start = startOf(table, scroller)
        return Math.abs(start - before.start) < 1 ? before : { ...before, start }
      }),
    )
    observer.observe(table.ownerDocument.body)
    return () => observer.disconnect()
  }, [table, scroller])

  return top
}

function startOf(table: HTMLTableElement, scroller: Element | 'page'): number {
  const { top } = table.getBoundingClientRect()
  const head = headHeight(table)
  if (scroller === 'page') return top + (table.ownerDocument.defaultView?.scrollY ?? 0) + head
  return top - scroller.getBoundingClientRect().top - scroller.clientTop + scroller.scrollTop + head
}

/** The height of the column headings; cards have none that is seen. */
function headHeight({ tHead }: HTMLTableElement): number {
  return tHead && getComputedStyle(tHead).position === 'sticky' ? tHead.getBoundingClientRect().height : 0
}

function coveredBy(table: HTMLTableElement): number {
  const heading = table.tBodies[0]?.rows[0]
  if (!heading) return 0
  const top = Number.parseInt(getComputedStyle(heading).top, 10)
  return heading.offsetHeight + (Number.isNaN(top) ? 0 : top)
}
