import * as v from 'valibot'
import { type Asset, AssetSchema, isAsset } from './asset'

/**
 * A quantity of money or of credits: `minor` counts the asset's smallest unit and is always a safe integer.
 * Amounts are plain values: compare them with {@link equals}, never with `===`.
 */
export interface Amount<A extends Asset = Asset> {
  readonly minor: number
  readonly asset: A
}

const MINOR_MESSAGE = `Write the amount as a whole number of smallest units, at most ${Number.MAX_SAFE_INTEGER}.`

const units = v.pipe(v.number(MINOR_MESSAGE), v.safeInteger(MINOR_MESSAGE))

/** A quantity of money or of credits: a safe integer of the asset's smallest units, and the asset. */
export const AmountSchema = v.object({ minor: units, asset: AssetSchema })

/** An amount that is above zero. */
export const PositiveAmountSchema = v.object({
  minor: v.pipe(units, v.minValue(1, 'The amount is above zero.')),
  asset: AssetSchema,
})

/** A signed amount that is not zero. */
export const NonZeroAmountSchema = v.object({
  minor: v.pipe(units, v.notValue(0, 'The amount must not be zero.')),
  asset: AssetSchema,
})

/**
 * Makes an amount of `minor` smallest units (`amount(2500, 'USD/2')` is twenty-five dollars).
 *
 * @throws RangeError when `minor` is not a safe integer or the asset is malformed.
 */
export function amount<const A extends Asset>(minor: number, asset: A): Amount<A> {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a safe integer of smallest units: ${minor}`)
  if (!isAsset(asset)) throw new RangeError(`Not an asset: ${asset}`)
  return { minor: minor === 0 ? 0 : minor, asset }
}

/** Nothing of an asset. */
export function zero<const A extends Asset>(asset: A): Amount<A> {
  return amount(0, asset)
}

/** Adds two amounts of one asset; RangeError on two assets or past the safe integers. */
export function add<A extends Asset>(left: Amount<A>, right: Amount<NoInfer<A>>): Amount<A> {
  return amount(left.minor + sameAsset(left, right), left.asset)
}

/** Takes the right amount from the left; RangeError on two assets or past the safe integers. The result may be negative. */
export function subtract<A extends Asset>(left: Amount<A>, right: Amount<NoInfer<A>>): Amount<A> {
  return amount(left.minor - sameAsset(left, right), left.asset)
}

/** The amount with its sign turned. */
export function negate<A extends Asset>(value: Amount<A>): Amount<A> {
  return amount(-value.minor, value.asset)
}

/** The amount without its sign. */
export function absolute<A extends Asset>(value: Amount<A>): Amount<A> {
  return amount(Math.abs(value.minor), value.asset)
}

/** Adds up amounts of one asset; the empty list adds up to zero, so the asset is asked for. RangeError as for {@link add}. */
export function sum<A extends Asset>(amounts: Iterable<Amount<A>>, asset: NoInfer<A>): Amount<A> {
  let total: Amount<A> = zero(asset)
  for (const value of amounts) total = add(total, value)
  return total
}

/** −1, 0 or 1 as the left amount is less than, equal to or more than the right; RangeError on two assets. */
export function compare<A extends Asset>(left: Amount<A>, right: Amount<NoInfer<A>>): -1 | 0 | 1 {
  const other = sameAsset(left, right)
  if (left.minor === other) return 0
  return left.minor < other ? -1 : 1
}

/** Tells whether two amounts are the same quantity of the same asset; two assets are simply not equal. */
export function equals(left: Amount, right: Amount): boolean {
  return left.asset === right.asset && left.minor === right.minor
}

/** The smaller of two amounts of one asset. */
export function min<A extends Asset>(left: Amount<A>, right: Amount<NoInfer<A>>): Amount<A> {
  return compare(left, right) <= 0 ? left : right
}

/** Tells whether there is nothing of it. */
export function isZero(value: Amount): boolean {
  return value.minor === 0
}

/** Tells whether the amount is below zero. */
export function isNegative(value: Amount): boolean {
  return value.minor < 0
}

/** Tells whether the amount is above zero. */
export function isPositive(value: Amount): boolean {
  return value.minor > 0
}

function sameAsset(left: Amount, right: Amount): number {
  if (left.asset !== right.asset) throw new RangeError(`Two assets: ${left.asset} and ${right.asset}`)
  return right.minor
}
