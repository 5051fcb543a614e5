import { useEffect, useRef } from 'react'

/**
 * Gives the focus to `fallback` after a dialog has closed, where what had opened it is gone by then: somebody who uses a
 * keyboard would have to start at the top of the page. It waits its turn, because the dialog gives the focus back first.
 */
export function useFocusBack(isOpen: boolean, fallback: () => HTMLElement | null | undefined): void {
  const wasOpen = useRef(isOpen)
  const latest = useRef(fallback)
  useEffect(() => {
    latest.current = fallback
  })
  useEffect(() => {
    const hasClosed = wasOpen.current && !isOpen
    wasOpen.current = isOpen
    if (!hasClosed) return
    const turn = setTimeout(() => {
      const { activeElement, body } = document
      if (activeElement === null || activeElement === body) latest.current()?.focus()
    }, 0)
    return () => clearTimeout(turn)
  }, [isOpen])
}
