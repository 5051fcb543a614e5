import { useEffect, useRef } from 'react'

/**
 * Gives the focus to `fallback` after a dialog has closed, where what had opened it has gone meanwhile. It waits its turn:
 * the dialog gives the focus back first.
 */
export function useFocusBack(isOpen: boolean, fallback: () => HTMLElement | null | undefined): void {
  const was = useRef(isOpen)
  const latest = useRef(fallback)
  useEffect(() => {
    latest.current = fallback
  })
  useEffect(() => {
    const hasClosed = was.current && !isOpen
    was.current = isOpen
    if (!hasClosed) return
    const timer = setTimeout(() => {
      const { activeElement, body } = document
      if (activeElement === null || activeElement === body) latest.current()?.focus()
    })
    return () => clearTimeout(timer)
  }, [isOpen])
}
