import { useCallback, useRef, useState } from 'react'

/** The width of an element in pixels, kept current; `before` until it is known, as on a server. */
export function useWidth(
  before: number,
): readonly [width: number, ref: (element: HTMLElement | null) => void] {
  const [width, setWidth] = useState(before)
  const observer = useRef<ResizeObserver | null>(null)
  // A ref is called before the browser paints, so that nothing is seen at a width that is not the element's.
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!element) return
    const look = () => {
      if (element.clientWidth > 0) setWidth(element.clientWidth)
    }
    look()
    if (typeof ResizeObserver === 'undefined') return
    observer.current = new ResizeObserver(look)
    observer.current.observe(element)
  }, [])
  return [width, ref]
}
