import { useState } from 'react'
import { useEffectBeforePaint } from './use-effect-before-paint'

/** What scrolls the rows: an element around them, or the page; null until that is known. */
export type Scroller = Element | 'page' | null

/** Finds what scrolls an element. Styles decide it, and may decide otherwise when there is more or less room. */
export function useScroller(element: HTMLElement | null): Scroller {
  const [scroller, setScroller] = useState<Scroller>(null)
  useEffectBeforePaint(() => {
    if (!element) return
    const look = () => setScroller(scrollerOf(element))
    look()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return scroller
}

function scrollerOf(element: Element): Scroller {
  const { body, documentElement } = element.ownerDocument
  if (element === body || element === documentElement) return 'page'
  if (/auto|scroll|overlay/.test(getComputedStyle(element).overflowY)) return element
  return element.parentElement ? scrollerOf(element.parentElement) : 'page'
}
