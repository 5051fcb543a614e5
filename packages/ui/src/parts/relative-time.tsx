import type { Instant } from '@creditkit/contract'
import { useEffect, useState } from 'react'
import { useFormat } from '../provider/kit-context'

const EVERY_MS = 30_000

/**
 * How long ago, or in how long, an instant is. It keeps itself right, and the exact time is in the title. The server
 * writes the date, since it does not know when the page will be read; the browser then writes the distance.
 */
export function RelativeTime({ at }: { readonly at: Instant }) {
  const format = useFormat()
  const now = useNow()
  return (
    <time className="ck:inline" dateTime={at} suppressHydrationWarning title={format.dateTime(at)}>
      {now === null ? format.date(at) : format.relative(at, now)}
    </time>
  )
}

/** The present, looked at again every half minute; null until the browser has taken over from the server. */
function useNow(): Instant | null {
  const [now, setNow] = useState<Instant | null>(null)
  useEffect(() => {
    const look = () => setNow(new Date().toISOString())
    look()
    const timer = setInterval(look, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
