import { useCallback, useEffect, useMemo, useState } from 'react'

/** Tells whether somebody is reading rows, and what to put on the elements for it to be known. */
export interface Reading {
  readonly isReading: boolean
  /** Brings what comes next above the rows into sight, unless it is. */
  readonly showTop: () => void
  readonly places: ReadingPlaces
}

/** What to put on elements; always the same object. */
export interface ReadingPlaces {
  /** For an element of no height above the first row. */
  readonly topRef: (element: HTMLElement | null) => void
  /** For the element around the rows. */
  readonly rowsRef: (element: HTMLElement | null) => void
  readonly rowsProps: {
    readonly onPointerEnter: () => void
    readonly onPointerLeave: () => void
    readonly onFocus: () => void
    readonly onBlur: () => void
  }
}

/**
 * Somebody reads rows when the pointer or the focus is among them, or when some are in sight and the first one is not.
 * New rows must not push them away then.
 */
export function useReading(): Reading {
  const [top, setTop] = useState<HTMLElement | null>(null)
  const [rows, setRows] = useState<HTMLElement | null>(null)
  const [isPointed, setPointed] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const isScrolled = useScrolledPast(top, rows)

  const places = useMemo(
    () => ({
      topRef: setTop,
      rowsRef: setRows,
      rowsProps: {
        onPointerEnter: () => setPointed(true),
        onPointerLeave: () => setPointed(false),
        onFocus: () => setFocused(true),
        onBlur: () => setFocused(false),
      },
    }),
    [],
  )
  return {
    isReading: rows !== null && (isPointed || isFocused || isScrolled),
    // A frame later the rows are there, and the browser has done with keeping the old ones where they were.
    showTop: useCallback(() => {
      requestAnimationFrame(() => top?.scrollIntoView?.({ block: 'nearest' }))
    }, [top]),
    places,
  }
}

/** Whether rows are in sight and what stands above them is not; false where the browser cannot tell. */
function useScrolledPast(top: HTMLElement | null, rows: HTMLElement | null): boolean {
  const [isScrolled, setScrolled] = useState(false)
  useEffect(() => {
    if (!top || !rows || typeof IntersectionObserver === 'undefined') return
    const inSight = new Map<Element, boolean>()
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) inSight.set(target, isIntersecting)
      setScrolled(inSight.get(rows) === true && inSight.get(top) === false)
    })
    observer.observe(top)
    observer.observe(rows)
    return () => {
      observer.disconnect()
      setScrolled(false)
    }
  }, [top, rows])
  return isScrolled
}
