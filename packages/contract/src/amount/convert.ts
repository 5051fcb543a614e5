import * as v from 'valibot'
import { type Amount, amount, PositiveAmountSchema } from './amount'
import type { Asset } from './asset'

/**
 * How much of one asset stands for how much of another: `{ credits: 100 tokens, money: 1.00 USD }` reads
 * "100 tokens = US$1.00". Both sides are above zero.
 */
export interface Rate<C extends Asset = Asset, M extends Asset = Asset> {
  readonly credits: Amount<C>
  readonly money: Amount<M>
}

/** How much of one asset stands for how much of another: `credits` for `money`. Both are above zero. */
export const RateSchema = v.object({ credits: PositiveAmountSchema, money: PositiveAmountSchema })

/**
 * What happens to a fraction of a smallest unit: `down` drops it (toward zero), `up` goes away from zero, `half-even`
 * goes to the nearest unit and on a tie to the even one.
 */
export type Rounding = 'down' | 'up' | 'half-even'

/**
 * The quotient of two whole numbers, rounded as named.
 *
 * @throws RangeError when the divisor is not above zero.
 */
export function divide(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  if (divisor <= 0n) throw new RangeError('The divisor is above zero.')
  const quotient = dividend / divisor
  const remainder = dividend % divisor
  if (remainder === 0n) return quotient
  const away = dividend < 0n ? quotient - 1n : quotient + 1n
  if (rounding === 'down') return quotient
  if (rounding === 'up') return away
  const twice = 2n * (remainder < 0n ? -remainder : remainder)
  if (twice === divisor) return quotient % 2n === 0n ? quotient : away
  return twice > divisor ? away : quotient
}

/**
 * The credits that a sum of money buys at a rate, rounded `down` unless named otherwise, so that nobody gets a fraction
 * for free.
 *
 * @throws RangeError when the money is not of the rate's currency, or past the safe integers.
 */
export function moneyToCredits<C extends Asset, M extends Asset>(
  money: Amount<M>,
  rate: Rate<C, NoInfer<M>>,
  rounding: Rounding = 'down',
): Amount<C> {
  return scaleBy(money, rate.money, rate.credits, rounding)
}

/**
 * The money that an amount of credits costs at a rate, rounded `up` unless named otherwise, so that the price covers
 * the credits.
 *
 * @throws RangeError when the credits are not of the rate's asset, or past the safe integers.
 */
export function creditsToMoney<C extends Asset, M extends Asset>(
  credits: Amount<C>,
  rate: Rate<NoInfer<C>, M>,
  rounding: Rounding = 'up',
): Amount<M> {
  return scaleBy(credits, rate.credits, rate.money, rounding)
}

/**
 * The part of a whole, `part / of` of it, rounded as named: what a partial refund takes back of the credits bought.
 *
 * @throws RangeError on `part` and `of` of two assets, on an `of` that is not above zero, or past the safe integers.
 */
export function proportion<A extends Asset, P extends Asset>(
  whole: Amount<A>,
  part: Amount<P>,
  of: Amount<NoInfer<P>>,
  rounding: Rounding,
): Amount<A> {
  return scaleBy(part, of, whole, rounding)
}

function scaleBy<From extends Asset, To extends Asset>(
  value: Amount<From>,
  from: Amount<From>,
  to: Amount<To>,
  rounding: Rounding,
): Amount<To> {
  if (value.asset !== from.asset) throw new RangeError(`Two assets: ${value.asset} and ${from.asset}`)
  if (from.minor <= 0) throw new RangeError('The amount divided by is above zero.')
  return amount(
    Number(divide(BigInt(value.minor) * BigInt(to.minor), BigInt(from.minor), rounding)),
    to.asset,
  )
}
