import type { Instant } from '@creditkit/contract'
import { useEffect, useState } from 'react'
import { useFormat } from '../../provider/index'

/** How long there is still to wait: over, or a distance as text; null until the browser's clock has been read. */
export interface Countdown {
  readonly isOver: boolean
  readonly time: string | null
}

const NOTHING: Countdown = { isOver: true, time: null }

/** Counts down to an instant of this browser's clock, second by second; null is nothing to wait for. */
export function useCountdown(until: Instant | null): Countdown {
  const format = useFormat()
  const [now, setNow] = useState<number | null>(null)

  useEffect(() => {
    if (until === null) return
    const look = () => {
      const time = Date.now()
      setNow(time)
      if (time >= Date.parse(until)) clearInterval(timer)
    }
    const timer = setInterval(look, 1000)
    look()
    return () => {
      clearInterval(timer)
      setNow(null)
    }
  }, [until])

  if (until === null) return NOTHING
  if (now === null) return { isOver: false, time: null }
  const restMs = Date.parse(until) - now
  if (restMs <= 0) return NOTHING
  // A part of a second still to wait is a second to whoever reads it.
  const shown = new Date(now + Math.ceil(restMs / 1000) * 1000).toISOString()
  return { isOver: false, time: format.relative(shown, new Date(now).toISOString()) }
}
