import { useState } from 'react'
import { useEffectBeforePaint } from '../../parts/index'

/** What scrolls the rows: an element around them, or the page; null until that is known. */
export type Scroller = Element | 'page' | null

/**
 * Finds what scrolls a frame. Styles decide it, and may decide otherwise when there is more or less room, which the first
 * element in it tells: it has no height and changes in nothing but its width.
 */
export function useScroller(frame: HTMLElement | null): Scroller {
  const [scroller, setScroller] = useState<Scroller>(null)
  useEffectBeforePaint(() => {
    const ruler = frame?.firstElementChild
    if (!frame || !ruler) return
    const look = () => setScroller(scrollerOf(frame))
    look()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(look)
    observer.observe(ruler)
    return () => observer.disconnect()
  }, [frame])
  return scroller
}

function scrollerOf(element: Element): Scroller {
  const { body, documentElement } = element.ownerDocument
  if (element === body || element === documentElement) return 'page'
  if (/auto|scroll|overlay/.test(getComputedStyle(element).overflowY)) return element
  return element.parentElement ? scrollerOf(element.parentElement) : 'page'
}
