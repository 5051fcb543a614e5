import { type Amount, add, amount, assetScale, type CreditPackage, divide } from '@creditkit/contract'

/** A package whose price can be held against another's: both what it costs and what it brings are above zero. */
export interface Comparable {
  readonly offer: CreditPackage
  /** What it brings, bonus included. */
  readonly total: Amount
}

/** What so many credits cost in a package, bonus included. */
export interface UnitPrice {
  readonly price: Amount
  readonly count: number
}

/** A unit price shows at least two digits that differ, or comparing it would tell nothing. */
const TELLING_MINOR = 10n
/** How many credits people are used to see a price for. */
const COUNTS = [1, 100, 1_000, 1_000_000]

/** Those of a list that can be compared: all in the money and in the credits of the first that costs and brings something. */
export function comparablesOf(packages: readonly CreditPackage[]): readonly Comparable[] {
  const all = packages.map((offer) => ({ offer, total: totalOf(offer) }))
  const [first, ...others] = all.filter(({ offer, total }) => offer.price.minor > 0 && total.minor > 0)
  if (!first) return []
  const isAlike = ({ offer, total }: Comparable) =>
    offer.price.asset === first.offer.price.asset && total.asset === first.total.asset
  return [first, ...others.filter(isAlike)]
}

/** What a package brings: its credits and its bonus. */
export function totalOf({ credits, bonus }: CreditPackage): Amount {
  return add(credits, bonus)
}

/**
 * −1, 0 or 1 as a credit of the left package costs less than, as much as or more than one of the right. Exact: the
 * fractions are compared crosswise, in whole numbers of any size.
 */
export function compareUnitPrices(left: Comparable, right: Comparable): -1 | 0 | 1 {
  const ours = BigInt(left.offer.price.minor) * BigInt(right.total.minor)
  const theirs = BigInt(right.offer.price.minor) * BigInt(left.total.minor)
  if (ours === theirs) return 0
  return ours < theirs ? -1 : 1
}

/**
 * Prices of one credit, or of a hundred, a thousand or a million of them where fewer cost too little to be told apart;
 * all of the list by the same count. Rounded to the nearest unit of money. Undefined for a package that cannot be compared.
 */
export function unitPrices(
  comparables: readonly Comparable[],
): (offer: CreditPackage) => UnitPrice | undefined {
  const count =
    COUNTS.find((each) => isTelling(comparables, each)) ??
    COUNTS.find((each) => isLarge(comparables, each)) ??
    1
  return (offer) => {
    const found = comparables.find((candidate) => candidate.offer.id === offer.id)
    const minor = found && priceOf(found, count)
    if (minor === undefined || minor > Number.MAX_SAFE_INTEGER) return undefined
    return { price: amount(Number(minor), offer.price.asset), count }
  }
}

/** Whether all are large enough, and those that differ still do once they are rounded. */
function isTelling(comparables: readonly Comparable[], count: number): boolean {
  if (!isLarge(comparables, count)) return false
  const sorted = [...comparables].sort(compareUnitPrices)
  return sorted.every((each, index) => {
    const next = sorted[index + 1]
    return !next || compareUnitPrices(each, next) === 0 || priceOf(each, count) < priceOf(next, count)
  })
}

function isLarge(comparables: readonly Comparable[], count: number): boolean {
  return comparables.every((each) => priceOf(each, count) >= TELLING_MINOR)
}

function priceOf({ offer, total }: Comparable, count: number): bigint {
  const part = BigInt(count) * 10n ** BigInt(assetScale(total.asset))
  return divide(BigInt(offer.price.minor) * part, BigInt(total.minor), 'half-even')
}
