import type { Instant } from '@creditkit/contract'

/** How finely usage is told: by the hour, day or calendar month of UTC. */
export type Granularity = 'hour' | 'day' | 'month'

/** Every granularity. */
export const GRANULARITIES = ['hour', 'day', 'month'] as const satisfies readonly Granularity[]

/** The beginning of the stretch that a moment is in. */
export function stretchAt(granularity: Granularity, at: Instant): Instant {
  switch (granularity) {
    case 'hour':
      return `${at.slice(0, 13)}:00:00.000Z`
    case 'day':
      return `${at.slice(0, 10)}T00:00:00.000Z`
    case 'month':
      return `${at.slice(0, 7)}-01T00:00:00.000Z`
  }
}

/** The beginning of the stretch that comes so many after the one that begins at `from`; before it when below zero. */
export function stretchAfter(granularity: Granularity, from: Instant, count = 1): Instant {
  const moment = new Date(from)
  if (granularity === 'hour') moment.setUTCHours(moment.getUTCHours() + count)
  if (granularity === 'day') moment.setUTCDate(moment.getUTCDate() + count)
  if (granularity === 'month') moment.setUTCMonth(moment.getUTCMonth() + count)
  return moment.toISOString()
}
