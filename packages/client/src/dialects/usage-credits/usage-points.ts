import {
  type Amount,
  add,
  type Instant,
  type OperationInput,
  type UsagePoint,
  zero,
} from '@creditkit/contract'
import { CREDITS } from '../one-wallet/wallet-offer'
import type { NativeUsage } from './native-answers'

type Granularity = NonNullable<OperationInput<'listUsageHistory'>['granularity']>

/** Which stretches are wanted, and the present moment. */
export interface WantedPoints {
  readonly meterId: string
  readonly granularity: Granularity
  readonly from: Instant | undefined
  readonly to: Instant | undefined
  readonly now: Instant
}

/**
 * Usage by the hour, day or calendar month of UTC, newest first, with a point of 0 for a stretch in which nothing was
 * used: from the first use, or the stretch that `from` is in, to the last that begins before `to`, and not past the present
 * one. Where older rows are missing, the last point may be cut.
 */
export function toUsagePoints(rows: readonly NativeUsage[], wanted: WantedPoints): UsagePoint[] {
  const { meterId, granularity, to } = wanted
  const first = firstStretch(rows, wanted)
  if (first === undefined) return []
  const used = new Map<Instant, Amount<typeof CREDITS>>()
  for (const { createdAt, credits } of rows) {
    const stretch = stretchAt(granularity, createdAt)
    used.set(stretch, add(used.get(stretch) ?? zero(CREDITS), credits))
  }
  // A row from after this machine's present was written by a clock that is ahead of it.
  const last = [wanted.now, ...used.keys()].sort().at(-1) ?? wanted.now
  const points: UsagePoint[] = []
  for (let from = first; from <= last && (to === undefined || from < to); ) {
    const end = nextStretch(granularity, from)
    const credits = used.get(from) ?? zero(CREDITS)
    points.push({ meterId, from, to: end, used: credits.minor, credits })
    from = end
  }
  return points.reverse()
}

function firstStretch(
  rows: readonly NativeUsage[],
  { granularity, from }: WantedPoints,
): Instant | undefined {
  const [oldest] = rows.map(({ createdAt }) => createdAt).sort()
  if (oldest === undefined) return undefined
  const begins = from === undefined ? [oldest] : [oldest, from]
  return begins
    .map((at) => stretchAt(granularity, at))
    .sort()
    .at(-1)
}

/** The beginning of the hour, day or month that a moment is in. */
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

function nextStretch(granularity: Granularity, from: Instant): Instant {
  const moment = new Date(from)
  if (granularity === 'hour') moment.setUTCHours(moment.getUTCHours() + 1)
  if (granularity === 'day') moment.setUTCDate(moment.getUTCDate() + 1)
  if (granularity === 'month') moment.setUTCMonth(moment.getUTCMonth() + 1)
  return moment.toISOString()
}
