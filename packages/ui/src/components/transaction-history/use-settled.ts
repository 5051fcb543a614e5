import { useEffect, useState } from 'react'

const SETTLED_AFTER_MS = 300

/** A text once nobody has typed for 300 ms, so that not every letter is a question; an emptied one counts at once. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return text === '' ? '' : settled
}
