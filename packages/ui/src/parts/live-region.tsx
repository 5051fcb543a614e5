import { useEffect, useRef, useState } from 'react'

/** Announces its text when it changes, politely; empty says nothing. It stays mounted, or browsers miss the change. */
export function LiveRegion({ children }: { readonly children: string }) {
  return (
    <span aria-atomic="true" aria-live="polite" className="ck:sr-only">
      {children}
    </span>
  )
}

const SETTLED_AFTER_MS = 900

/**
 * Announces a fact that changes by itself, such as a balance: never the first value, and of several changes in a row only
 * the one that stays. Null is "not known now" and says nothing, nor does the same value after it.
 */
export function SettledAnnouncement({ text }: { readonly text: string | null }) {
  const heard = useRef(text)
  const [announced, setAnnounced] = useState('')

  useEffect(() => {
    if (text === null || text === heard.current) return
    if (heard.current === null) {
      heard.current = text
      return
    }
    const timer = setTimeout(() => {
      heard.current = text
      setAnnounced(text)
    }, SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])

  return <LiveRegion>{announced}</LiveRegion>
}
