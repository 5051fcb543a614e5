import { useEffect, useRef, useState } from 'react'
import { useWords } from './use-words'

/**
 * Announces its text when it changes, politely; empty says nothing. It stays mounted, or browsers miss the change. In
 * another language it forgets what it has said, for a text that is written anew is announced and nothing has happened.
 */
export function LiveRegion({ children: text }: { readonly children: string }) {
  const words = useWords()
  // The text that other words were found with, for as long as it stands.
  const [reworded, setReworded] = useState<{ words: object; text: string | null }>({ words, text: null })
  if (reworded.words !== words) setReworded({ words, text })
  else if (reworded.text !== null && reworded.text !== text) setReworded({ words, text: null })
  return (
    <span aria-atomic="true" aria-live="polite" className="ck:sr-only">
      {text === reworded.text ? '' : text}
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
 * does the same value after it, nor the same fact in other words. Empty is "nothing to say", and what comes after it is
 * news.
 */
export function SettledAnnouncement({ text }: { readonly text: string | null }) {
  const words = useWords()
  const heard = useRef(text)
  const last = useRef({ text, words })
  const [announced, setAnnounced] = useState('')

  useEffect(() => () => void saidLast.delete(heard), [])
  useEffect(() => {
    const before = last.current
    last.current = { text, words }
    const wasWaiting = before.text !== null && before.text !== heard.current
    // News that were waiting to be said are news in other words as well.
    if (before.words !== words && !wasWaiting) heard.current = text
    if (text === null || text === heard.current) return
    if (heard.current === null) {
      heard.current = text
      return
    }
    const timer = setTimeout(() => {
      heard.current = text
      if (text !== '' && isJustSaid(text)) return
      saidLast.set(heard, { text, at: Date.now() })
      setAnnounced(text)
    }, SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text, words])

  return <LiveRegion>{announced}</LiveRegion>
}
