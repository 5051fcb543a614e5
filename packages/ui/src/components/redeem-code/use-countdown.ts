import { useEffect, useState } from 'react'

const SECOND_MS = 1_000

/** Counts down to the moment at which something may be done again. `seconds` is 0 while nothing is counted. */
export function useCountdown(): { readonly seconds: number; readonly start: (ms: number) => void } {
  const [wait, setWait] = useState<{ readonly until: number; readonly seconds: number } | null>(null)
  const until = wait?.until ?? null

  useEffect(() => {
    if (until === null) return
    const timer = setInterval(() => {
      const seconds = secondsUntil(until)
      setWait(seconds > 0 ? { until, seconds } : null)
    }, SECOND_MS)
    return () => clearInterval(timer)
  }, [until])

  const start = (ms: number) => {
    const next = Date.now() + ms
    setWait(ms > 0 ? { until: next, seconds: secondsUntil(next) } : null)
  }
  return { seconds: wait?.seconds ?? 0, start }
}

function secondsUntil(moment: number): number {
  return Math.ceil((moment - Date.now()) / SECOND_MS)
}
