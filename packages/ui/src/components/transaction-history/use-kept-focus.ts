import { type RefObject, useEffect, useRef } from 'react'

/** What to put on an element that keeps the focus; give it `tabIndex={-1}` as well. */
export interface KeptFocus {
  readonly ref: RefObject<HTMLElement | null>
  readonly onFocus: () => void
  readonly onBlur: () => void
}

/**
 * Takes the focus when the button that had it goes away, as one that has done its work does; without this, the next Tab
 * of a keyboard starts at the top of the page.
 */
export function useKeptFocus(): KeptFocus {
  const ref = useRef<HTMLElement>(null)
  const hasFocus = useRef(false)

  // React tells nobody about the blur of an element that it removes, so that the flag still stands after the removal.
  useEffect(() => {
    const element = ref.current
    if (!element || !hasFocus.current) return
    const { activeElement, body } = element.ownerDocument
    if (activeElement === body || activeElement === null) element.focus({ preventScroll: true })
  })

  return {
    ref,
    onFocus: () => {
      hasFocus.current = true
    },
    onBlur: () => {
      hasFocus.current = false
    },
  }
}
