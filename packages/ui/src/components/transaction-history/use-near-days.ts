import { useEffect, useState } from 'react'
import { type Calendar, dayBefore } from './history-days.model'

const EVERY_MS = 30_000

/** Tells which of the last two days a date (`yyyy-mm-dd`) is; null for all others, and until the browser has taken over. */
export function useNearDays(calendar: Calendar): (date: string) => 'today' | 'yesterday' | null {
  const [days, setDays] = useState<{ readonly today: string; readonly yesterday: string } | null>(null)

  // Midnight passes while a page is open: looked at every half minute.
  useEffect(() => {
    const look = () => {
      const now = new Date().toISOString()
      const next = { today: calendar(now).date, yesterday: dayBefore(now, calendar) }
      setDays((before) => (before?.today === next.today ? before : next))
    }
    look()
    const timer = setInterval(look, EVERY_MS)
    return () => clearInterval(timer)
  }, [calendar])

  return (date) => {
    if (date === days?.today) return 'today'
    return date === days?.yesterday ? 'yesterday' : null
  }
}
