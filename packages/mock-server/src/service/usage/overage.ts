import { divide } from '@creditkit/contract'
import type { MeterOffer } from '../offers'

type Tariff = Pick<MeterOffer, 'included' | 'overage'>

/** Units past the allowance of a month in which so many were used; none where there is no limit. */
export function unitsPast(meter: Tariff, used: number): number {
  return meter.included === null ? 0 : Math.max(0, used - meter.included)
}

/**
 * What a month costs in which so many units were used, in smallest units of the meter's credits: every begun block past
 * the allowance. A record costs what the month costs with it less what it cost before, so that many small records come
 * to exactly what one big one costs.
 */
export function costOfMonth(meter: Tariff, used: number): bigint {
  const { units, credits } = meter.overage
  return divide(BigInt(unitsPast(meter, used)), BigInt(units), 'up') * BigInt(credits.minor)
}
