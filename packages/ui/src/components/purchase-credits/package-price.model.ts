import { type Amount, add, amount, assetScale, type CreditPackage, proportion } from '@creditkit/contract'

/** What a number of credits costs in each package of a list, so that the packages can be compared. */
export interface PackagePrices {
  readonly of: (offer: CreditPackage) => { readonly price: Amount; readonly count: number }
}

/** A unit price shows at least two digits that differ, or comparing it would tell nothing. */
const TELLING_MINOR = 10
const COUNTS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

/**
 * Prices per credit, bonus included, rounded to the nearest unit of money. Where a single credit costs too little to be
 * told from another, all of the list are priced by the ten, the hundred, and so on.
 */
export function unitPrices(packages: readonly CreditPackage[]): PackagePrices {
  const count =
    COUNTS.find((each) => packages.every((offer) => priceOf(offer, each).minor >= TELLING_MINOR)) ?? 1
  return { of: (offer) => ({ price: priceOf(offer, count), count }) }
}

function priceOf({ credits, bonus, price }: CreditPackage, count: number): Amount {
  const total = add(credits, bonus)
  const part = amount(count * 10 ** assetScale(credits.asset), credits.asset)
  return total.minor > 0 ? proportion(price, part, total, 'half-even') : price
}
