import { type RefCallback, type RefObject, useCallback, useEffect, useRef } from 'react'

/** A host's own header may stick to the top of the page, this high at most, and hide what the browser scrolled to. */
const HEADER_PX = 96

/**
 * Moves the focus to the heading of the place that the buyer has come to: a stage, a notice, an outcome; and once more
 * when a provider's window is closed that had it meanwhile. Only where the focus was inside `root`, or was lost with
 * what had it; somebody who works elsewhere on the page is left alone, and so is a page on which nobody has acted here
 * yet: what has merely loaded, or was found again, takes no focus. The answer goes on the heading.
 */
export function usePlaceFocus(
  place: string | null,
  closings: number,
  root: RefObject<HTMLElement | null>,
): RefCallback<HTMLElement> {
  const heading = useRef<HTMLElement | null>(null)
  const last = useRef({ place, closings })
  const visited = useRef(false)

  useEffect(() => {
    const element = root.current
    const note = () => {
      visited.current = true
    }
    // Some browsers do not focus a button that is clicked.
    const acts = ['focusin', 'pointerdown'] as const
    for (const act of acts) element?.addEventListener(act, note)
    return () => {
      for (const act of acts) element?.removeEventListener(act, note)
    }
  }, [root])

  useEffect(() => {
    if (last.current.place === place && last.current.closings === closings) return
    last.current = { place, closings }
    const focused = document.activeElement
    const isOurs = focused === null || focused === document.body || root.current?.contains(focused)
    if (place !== null && visited.current && isOurs && heading.current) visit(heading.current)
  }, [place, closings, root])

  return useCallback((element) => {
    heading.current = element
  }, [])
}

/** Focuses a heading, and brings it to the middle of the page where it, or the notice that it is of, is not in plain sight. */
function visit(heading: HTMLElement): void {
  heading.focus({ preventScroll: true })
  const place = heading.closest('[data-ck-slot="notice"]') ?? heading
  const { top, bottom } = place.getBoundingClientRect()
  if (top < HEADER_PX || bottom > window.innerHeight) place.scrollIntoView?.({ block: 'center' })
}
