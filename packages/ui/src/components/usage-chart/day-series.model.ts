import { type Amount, type Asset, amount, type Instant, type UsagePoint } from '@creditkit/contract'

/** What was used in one of the stretches that the server counts days by. */
export interface UsageDay {
  /** Inclusive. */
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
  /** Units of each meter in the order asked for; null where the server tells nothing, which is not zero. */
  readonly used: readonly (bigint | null)[]
  /** The sum of what is known; null where nothing is. */
  readonly total: bigint | null
  /** The credits paid for it, an amount for each kind; empty where nothing was paid. */
  readonly credits: readonly Amount[]
  /** Whether the day goes on, so that more may come. */
  readonly isRunning: boolean
}

/** Days, oldest first, and what they add up to. */
export interface DaySeries {
  readonly days: readonly UsageDay[]
  /** The sum of each meter in the order asked for. */
  readonly totals: readonly bigint[]
  readonly total: bigint
  readonly credits: readonly Amount[]
  /** The index of the first of the days on which most was used; null where nothing was. */
  readonly highest: number | null
}

const DAY_MS = 86_400_000
/** No range is longer, so that a server which leaves out years does not make a chart of them. */
const MOST_MISSING = 400

/**
 * Days out of points in any order, without gaps: a stretch of which the server tells nothing is there, and unknown.
 * `heardAt` is when the points were last heard of; null where that is not known, and then no day counts as running.
 */
export function toDays(
  points: readonly UsagePoint[],
  meterIds: readonly string[],
  heardAt: Instant | null,
): readonly UsageDay[] {
  const told = new Map<number, UsagePoint[]>()
  for (const point of points) {
    const from = Date.parse(point.from)
    if (meterIds.includes(point.meterId)) told.set(from, [...(told.get(from) ?? []), point])
  }
  const days: UsageDay[] = []
  for (const [, stretch] of [...told].sort(([left], [right]) => left - right)) {
    const day = toDay(stretch, meterIds)
    const before = days.at(-1)
    if (day && before) days.push(...missing(before.to, day.from, meterIds))
    if (day) days.push(day)
  }
  return days.map((day, index) => ({
    ...day,
    isRunning: index === days.length - 1 && heardAt !== null && Date.parse(heardAt) < Date.parse(day.to),
  }))
}

/** Adds days up, exactly, however large the numbers are. */
export function toSeries(days: readonly UsageDay[], meterCount: number): DaySeries {
  const totals = Array.from({ length: meterCount }, (_, meter) => sumOf(days.map(({ used }) => used[meter])))
  let highest: number | null = null
  for (const [index, { total }] of days.entries()) {
    const most = highest === null ? 0n : (days[highest]?.total ?? 0n)
    if (total !== null && total > most) highest = index
  }
  return {
    days,
    totals,
    total: sumOf(totals),
    credits: addUp(days.flatMap(({ credits }) => credits)),
    highest,
  }
}

/** The same days, each with all that was used up to its end; unknown days add nothing. Credits stay those of the day. */
export function accumulate(days: readonly UsageDay[]): readonly UsageDay[] {
  let before: readonly bigint[] = days[0]?.used.map(() => 0n) ?? []
  return days.map((day) => {
    const used = before.map((sum, meter) => sum + (day.used[meter] ?? 0n))
    before = used
    return {
      ...day,
      used: day.used.map((own, meter) => (own === null ? null : (used[meter] ?? null))),
      total: day.total === null ? null : sumOf(used),
    }
  })
}

/** The moment that names a day: its middle, so that a day counted in another zone is called what most of it is here. */
export function middleOf({ from, to }: Pick<UsageDay, 'from' | 'to'>): Instant {
  const start = Date.parse(from)
  return new Date(start + Math.trunc((Date.parse(to) - start) / 2)).toISOString()
}

function toDay(stretch: readonly UsagePoint[], meterIds: readonly string[]): UsageDay | null {
  const first = stretch[0]
  if (!first) return null
  const used = meterIds.map((id) => {
    const own = stretch.filter(({ meterId }) => meterId === id)
    return own.length === 0 ? null : sumOf(own.map((point) => BigInt(point.used)))
  })
  const credits = addUp(stretch.map((point) => point.credits))
  return { from: first.from, to: first.to, used, total: sumOf(used), credits, isRunning: false }
}

function missing(from: Instant, to: Instant, meterIds: readonly string[]): UsageDay[] {
  const start = Date.parse(from)
  const length = Date.parse(to) - start
  const count = Math.min(MOST_MISSING, Math.round(length / DAY_MS))
  // Evenly, so that a night in which the clocks change does not leave a sliver over.
  const at = (index: number) => new Date(start + Math.round((length * index) / count)).toISOString()
  return Array.from({ length: count }, (_, index) => ({
    from: at(index),
    to: at(index + 1),
    used: meterIds.map(() => null),
    total: null,
    credits: [],
    isRunning: false,
  }))
}

function sumOf(values: readonly (bigint | null | undefined)[]): bigint {
  let sum = 0n
  for (const value of values) sum += value ?? 0n
  return sum
}

/** Amounts that were paid, by kind of credits; a kind whose sum no amount can hold is left out. */
function addUp(amounts: readonly Amount[]): readonly Amount[] {
  const sums = new Map<Asset, bigint>()
  for (const { minor, asset } of amounts) sums.set(asset, (sums.get(asset) ?? 0n) + BigInt(minor))
  return [...sums].flatMap(([asset, sum]) =>
    sum > 0n && sum <= BigInt(Number.MAX_SAFE_INTEGER) ? [amount(Number(sum), asset)] : [],
  )
}
