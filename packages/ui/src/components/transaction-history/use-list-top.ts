import { useCallback, useState } from 'react'
import { useEffectBeforePaint } from '../../parts/index'
import type { Scroller } from './use-scroller'

/** Where the rows of a table begin, in pixels. */
export interface ListTop {
  /** From the top of all that is scrolled. */
  readonly start: number
  /** How much of what is in sight stays covered by headings. */
  readonly covered: number
}

/**
 * Keeps track of where the rows of a table begin. In a frame of their own only their headings stand above them; in the page
 * that may be anything, which changes at any time: each draw looks again.
 */
export function useListTop(
  table: HTMLTableElement | null,
  scroller: Scroller,
  frame: HTMLElement | null,
): ListTop {
  const [top, setTop] = useState(NOWHERE)
  const isFramed = scroller !== null && scroller === frame
  const look = useCallback(() => {
    if (!table || !scroller) return
    const next = { start: startOf(table, scroller), covered: coveredBy(table, scroller) }
    setTop((before) => {
      const isSame = Math.abs(next.start - before.start) < 1 && next.covered === before.covered
      return isSame ? before : next
    })
  }, [table, scroller])

  useEffectBeforePaint(() => {
    if (!isFramed) look()
  })

  useEffectBeforePaint(() => {
    look()
    if (!table?.tHead || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(look)
    observer.observe(table.tHead)
    // No observer of the page tells when what is above has grown; whoever scrolls on comes to know it.
    if (!isFramed) window.addEventListener('scroll', look, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', look, { capture: true })
    }
  }, [look, table, isFramed])

  return top
}

const NOWHERE: ListTop = { start: 0, covered: 0 }

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

/** The heading of a day, and above it what the kit has been told of, or what the page itself says covers its top. */
function coveredBy(table: HTMLTableElement, scroller: Element | 'page'): number {
  const heading = table.tBodies[0]?.rows[0]
  if (!heading) return 0
  const scrolled = scroller === 'page' ? table.ownerDocument.documentElement : scroller
  const above = Math.max(
    pixels(getComputedStyle(heading).top),
    pixels(getComputedStyle(scrolled).scrollPaddingTop),
  )
  return heading.offsetHeight + above
}

function pixels(length: string): number {
  const count = Number.parseInt(length, 10)
  return Number.isNaN(count) ? 0 : count
}
