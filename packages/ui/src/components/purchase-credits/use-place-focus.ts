import { type RefCallback, type RefObject, useCallback, useEffect, useRef } from 'react'

/**
 * Moves the focus to the heading of the place that the buyer has come to: a stage, a notice, an outcome; and once more
 * when a provider's window is closed that had it meanwhile. Only where the focus was inside `root`, or was lost with
 * what had it; somebody who works elsewhere on the page is left alone. The answer goes on the heading.
 */
export function usePlaceFocus(
  place: string | null,
  closings: number,
  root: RefObject<HTMLElement | null>,
): RefCallback<HTMLElement> {
  const heading = useRef<HTMLElement | null>(null)
  const last = useRef({ place, closings })

  useEffect(() => {
    if (last.current.place === place && last.current.closings === closings) return
    last.current = { place, closings }
    const focused = document.activeElement
    const isOurs = focused === null || focused === document.body || root.current?.contains(focused)
    if (place !== null && isOurs) heading.current?.focus()
  }, [place, closings, root])

  return useCallback((element) => {
    heading.current = element
  }, [])
}
