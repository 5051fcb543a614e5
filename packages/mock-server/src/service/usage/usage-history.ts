import {
  type Instant,
  InstantSchema,
  type Page,
  parse,
  type UsagePoint,
  type ValidInput,
  zero,
} from '@creditkit/contract'
import type { IndexKey, Reader } from '../../store/index'
import { catalogueOf } from '../catalogue'
import type { MeterOffer } from '../offers'
import { pageOf } from '../paging'
import { invalid } from '../service-problem'
import { type Granularity, stretchAfter, stretchAt } from './stretch'
import { usage, usageId } from './usage.tables'

type HistoryRequest = ValidInput<'listUsageHistory'>

/** Stretches from the one that begins at `first` to the one that begins at `last`. */
interface Span {
  readonly granularity: Granularity
  readonly first: Instant
  readonly last: Instant
}

/**
 * One page of an account's usage by day, or as named, newest first; of one stretch the meters in the order in which they
 * are offered. A chart can draw it as it is: there is a point for every stretch, with 0 where nothing was used, from the
 * one that `from` is in (without it: the first in which anything was used) to the last that begins before `to`, and not
 * past the present one. Stretches are told whole, also those that `from` or `to` cuts.
 */
export function usageHistoryOf(
  reader: Reader,
  accountId: string,
  request: HistoryRequest,
  now: Instant,
): Page<UsagePoint> {
  const meters = catalogueOf(reader).meters.filter(
    ({ id }) => request.meterId === undefined || id === request.meterId,
  )
  const span = spanOf(reader, accountId, meters, request, now)
  return pageOf(
    request,
    (after) => (span ? pointsOf(reader, accountId, meters, span, after) : []),
    (point) => [point.from, point.meterId],
    (point) => point,
  )
}

function spanOf(
  reader: Reader,
  accountId: string,
  meters: readonly MeterOffer[],
  { granularity = 'day', from, to }: HistoryRequest,
  now: Instant,
): Span | null {
  const begin = from ?? firstUse(reader, accountId, meters, granularity)
  if (begin === null) return null
  const last = to !== undefined && to <= now ? lastBefore(granularity, to) : stretchAt(granularity, now)
  return { granularity, first: stretchAt(granularity, begin), last }
}

function lastBefore(granularity: Granularity, to: Instant): Instant {
  const stretch = stretchAt(granularity, to)
  return stretch < to ? stretch : stretchAfter(granularity, stretch, -1)
}

function firstUse(
  reader: Reader,
  accountId: string,
  meters: readonly MeterOffer[],
  granularity: Granularity,
): Instant | null {
  const firsts = meters.flatMap(({ id }) => {
    for (const row of reader.walk(usage, 'byMeter', { prefix: [accountId, granularity, id] }))
      return [row.from]
    return []
  })
  return firsts.sort()[0] ?? null
}

function* pointsOf(
  reader: Reader,
  accountId: string,
  meters: readonly MeterOffer[],
  { granularity, first, last }: Span,
  after: IndexKey | undefined,
): Generator<UsagePoint> {
  let from = last
  let rest = meters
  if (after) {
    const place = placeOf(granularity, after)
    if (place.from <= last) {
      from = place.from
      rest = meters.slice(meters.findIndex(({ id }) => id === place.meterId) + 1)
    }
  }
  while (from >= first) {
    for (const meter of rest) yield pointOf(reader, accountId, meter, granularity, from)
    if (from === first || meters.length === 0) return
    from = stretchAfter(granularity, from, -1)
    rest = meters
  }
}

function placeOf(granularity: Granularity, [from, meterId]: IndexKey): { from: Instant; meterId: unknown } {
  const moment = parse(InstantSchema, from)
  if (moment.ok && stretchAt(granularity, moment.value) === moment.value)
    return { from: moment.value, meterId }
  throw invalid('cursor', 'cursor', 'Pass the nextCursor of an earlier page, with the same filters.')
}

function pointOf(
  reader: Reader,
  accountId: string,
  meter: MeterOffer,
  granularity: Granularity,
  from: Instant,
): UsagePoint {
  const row = reader.get(usage, usageId({ accountId, meterId: meter.id, granularity, from }))
  return {
    meterId: meter.id,
    from,
    to: stretchAfter(granularity, from),
    used: row?.used ?? 0,
    credits: row?.credits ?? zero(meter.overage.credits.asset),
  }
}
