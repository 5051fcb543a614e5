import { type RefObject, useEffect, useRef } from 'react'

/**
 * Gives the focus to an element after a dialog has closed, where what had opened it is gone by then: somebody who uses a
 * keyboard would have to start at the top of the page. The dialog gives the focus back first.
 */
export function useFocusBack(isOpen: boolean, fallback: RefObject<HTMLElement | null>): void {
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const hasClosed = wasOpen.current && !isOpen
    wasOpen.current = isOpen
    if (!hasClosed) return
    const turn = setTimeout(() => {
      const { activeElement, body } = document
      if (activeElement === null || activeElement === body) fallback.current?.focus()
    })
    return () => clearTimeout(turn)
  }, [isOpen, fallback])
}
