import { useEffect, useRef, useState } from 'react'

/** Announces its text when it changes, politely; empty says nothing. It stays mounted, or browsers miss the change. */
export function LiveRegion({ children }: { readonly children: string }) {
  return (
    <span aria-atomic="true" aria-live="polite" className="ck:sr-only">
      {children}
    </span>
  )
}

/** How long a fact must stay before it is announced. */
export const SETTLED_AFTER_MS = 900

/** What the regions on the page have said last, and when: two components may show the same fact. */
const saidLast = new Map<object, { readonly text: string; readonly at: number }>()

function isJustSaid(text: string): boolean {
  const since = Date.now() - SETTLED_AFTER_MS
  return [...saidLast.values()].some((said) => said.text === text && said.at > since)
}

/**
 * Announces a fact that changes by itself, such as a balance: never the first value, of several changes in a row only
 * the one that stays, and once on a page that shows it in several places. Null is "not known now" and says nothing, nor
 * does the same value after it.
 */
export function SettledAnnouncement({ text }: { readonly text: string | null }) {
  const heard = useRef(text)
  const [announced, setAnnounced] = useState('')

  useEffect(() => () => void saidLast.delete(heard), [])
  useEffect(() => {
    if (text === null || text === heard.current) return
    if (heard.current === null) {
      heard.current = text
      return
    }
    const timer = setTimeout(() => {
      heard.current = text
      if (isJustSaid(text)) return
      saidLast.set(heard, { text, at: Date.now() })
      setAnnounced(text)
    }, SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])

  return <LiveRegion>{announced}</LiveRegion>
}
