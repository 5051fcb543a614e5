import { type Amount, type Instant, isPositive, type KnownBalance, toDecimal } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import type { BalanceLevel } from '../../parts/index'

/** A line of the breakdown, with all decimals; `when` is null for an expiry that the reader's clock has passed. */
export type BalanceLine =
  | { readonly kind: 'available' | 'held' | 'pending'; readonly quantity: string }
  | {
      readonly kind: 'expiring'
      readonly quantity: string
      readonly date: string
      readonly when: string | null
    }

/** What matters most about a balance; `count` chooses the plural. */
export type BalanceNote =
  | { readonly kind: 'low' | 'zero' | 'owed' }
  | { readonly kind: 'held' | 'pending'; readonly quantity: string; readonly count: number }
  | { readonly kind: 'expiring'; readonly quantity: string; readonly count: number; readonly when: string }

/** An expiry that is further away than this is in the breakdown only, in days. */
const SOON_DAYS = 30
const MS_PER_DAY = 86_400_000

/** Where the credits are: to be spent, reserved, on their way, about to expire. `now` is null where no time is known. */
export function linesOf(balance: KnownBalance, now: Instant | null, format: Formatter): BalanceLine[] {
  const quantity = (value: Amount) => format.quantity(value, { allDecimals: true })
  const lines: BalanceLine[] = [
    { kind: 'available', quantity: quantity(balance.available) },
    { kind: 'held', quantity: quantity(balance.held) },
    { kind: 'pending', quantity: quantity(balance.pending) },
  ]
  const { expiringNext } = balance
  if (expiringNext) {
    const { amount, at } = expiringNext
    const when = now !== null && at > now ? format.days(at, now) : null
    lines.push({ kind: 'expiring', quantity: quantity(amount), date: format.date(at), when })
  }
  return lines
}

/**
 * The first of these that there is: credits on their way where there are few or none, a wallet that is owed, empty or
 * low, an expiry within 30 days, credits that are reserved, credits on their way.
 */
export function noteOf(
  { held, pending, expiringNext }: KnownBalance,
  level: BalanceLevel,
  now: Instant | null,
  format: Formatter,
): BalanceNote | null {
  const about = (value: Amount) => ({ quantity: format.quantity(value), count: Number(toDecimal(value)) })
  const onTheirWay = isPositive(pending) ? ({ kind: 'pending', ...about(pending) } as const) : null
  if (level === 'owed') return { kind: level }
  if (level !== 'normal') return onTheirWay ?? { kind: level }
  if (expiringNext && now !== null && isSoon(expiringNext.at, now)) {
    const { amount, at } = expiringNext
    return { kind: 'expiring', ...about(amount), when: format.days(at, now) }
  }
  if (isPositive(held)) return { kind: 'held', ...about(held) }
  return onTheirWay
}

function isSoon(at: Instant, now: Instant): boolean {
  const away = Date.parse(at) - Date.parse(now)
  return away > 0 && away <= SOON_DAYS * MS_PER_DAY
}
