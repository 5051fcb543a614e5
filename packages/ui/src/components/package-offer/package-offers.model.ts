import type { CreditPackage, Rate, UnitName } from '@creditkit/contract'
import { divide } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { type Comparable, comparablesOf, compareUnitPrices, totalOf, unitPrices } from './unit-price.model'

/**
 * The one mark that a package stands out by. The server's word `popular` comes before what is worked out here, so that
 * the two never fight for a package; one that is both says that it is the best value beside its price.
 */
export type PackageBadge = 'popular' | 'best_value'

/** A package as it is offered, written out. */
export interface PackageOffer {
  readonly offer: CreditPackage
  /** "90 Sky Credits": what is paid for, without the bonus. */
  readonly credits: string
  /** "94.50 Sky Credits": what it brings, bonus included. */
  readonly total: string
  /** "4.50"; null where there is no bonus. */
  readonly bonus: string | null
  readonly price: string
  /** What `count` credits cost, or one where that is null; null for a package that is compared with no other. */
  readonly unitPrice: { readonly price: string; readonly count: string | null } | null
  readonly badge: PackageBadge | null
  readonly isBestValue: boolean
  /** How much less a credit costs than by what it is compared with, in whole per cent rounded down; null for none. */
  readonly saving: string | null
}

/** The packages of a wallet, comparable with each other. */
export interface PackageOffers {
  readonly offers: readonly PackageOffer[]
  /** What the savings are against, where there are any: buying at the wallet's rate, or the package of that name. */
  readonly savingsAgainst:
    | { readonly kind: 'rate'; readonly credits: string; readonly money: string }
    | { readonly kind: 'package'; readonly name: string }
    | null
}

/** What packages are worked out with. */
export interface PackageOffersOptions {
  readonly unit: UnitName
  readonly format: Formatter
  /** The wallet's rate where any amount can be bought at it; null where only packages are sold. */
  readonly rate: Rate | null
}

/** Works out what can be told of packages. Pure and exact; they keep their order. */
export function toPackageOffers(
  packages: readonly CreditPackage[],
  { unit, format, rate }: PackageOffersOptions,
): PackageOffers {
  const comparables = comparablesOf(packages)
  const best = bestOf(comparables)
  const unitPriceOf = unitPrices(comparables)
  const yardstick = yardstickOf(comparables, rate)

  const offers = packages.map((offer): PackageOffer => {
    const total = totalOf(offer)
    const unitPrice = unitPriceOf(offer)
    const isBestValue = offer.id === best?.offer.id
    const comparable = comparables.find((candidate) => candidate.offer.id === offer.id)
    const saving = comparable && yardstick ? savingOf(comparable, yardstick) : 0n
    return {
      offer,
      credits: format.credits(offer.credits, unit),
      total: format.credits(total, unit),
      bonus: offer.bonus.minor > 0 ? format.quantity(offer.bonus) : null,
      price: format.money(offer.price, { trimZeros: true }),
      unitPrice: unitPrice
        ? {
            price: format.money(unitPrice.price),
            count: unitPrice.count === 1 ? null : format.number(unitPrice.count),
          }
        : null,
      badge: offer.popular ? 'popular' : isBestValue ? 'best_value' : null,
      isBestValue,
      // The decimal text of a share, so that no share is divided out.
      saving: saving > 0n ? format.percent(Number(`${saving}e-2`)) : null,
    }
  })
  return {
    offers,
    savingsAgainst: offers.some(({ saving }) => saving) ? nameOf(yardstick, unit, format) : null,
  }
}

/** The one with the lowest price of a credit, of several the cheapest; undefined where they are all alike, or only one. */
function bestOf(comparables: readonly Comparable[]): Comparable | undefined {
  const [first, ...others] = [...comparables].sort(
    (left, right) => compareUnitPrices(left, right) || left.offer.price.minor - right.offer.price.minor,
  )
  const last = others.at(-1)
  return first && last && compareUnitPrices(first, last) < 0 ? first : undefined
}

/** What savings are measured by: so much money for so many credits. */
type Yardstick = { readonly rate: Rate } | { readonly smallest: Comparable }

function yardstickOf(comparables: readonly Comparable[], rate: Rate | null): Yardstick | null {
  const [first] = comparables
  if (!first) return null
  if (rate) return isOfRate(first, rate) ? { rate } : null
  return {
    smallest: comparables.reduce((least, each) =>
      each.offer.price.minor < least.offer.price.minor ? each : least,
    ),
  }
}

function isOfRate({ offer, total }: Comparable, rate: Rate): boolean {
  return offer.price.asset === rate.money.asset && total.asset === rate.credits.asset
}

/** The whole per cent that a credit costs less, rounded down so that it is never overstated; below one where it costs more. */
function savingOf({ offer, total }: Comparable, yardstick: Yardstick): bigint {
  const [money, credits] =
    'rate' in yardstick
      ? [yardstick.rate.money, yardstick.rate.credits]
      : [yardstick.smallest.offer.price, yardstick.smallest.total]
  const usual = BigInt(money.minor) * BigInt(total.minor)
  const here = BigInt(offer.price.minor) * BigInt(credits.minor)
  return divide(100n * (usual - here), usual, 'down')
}

function nameOf(
  yardstick: Yardstick | null,
  unit: UnitName,
  format: Formatter,
): PackageOffers['savingsAgainst'] {
  if (!yardstick) return null
  if ('smallest' in yardstick) return { kind: 'package', name: yardstick.smallest.offer.name }
  const { credits, money } = yardstick.rate
  return { kind: 'rate', credits: format.credits(credits, unit), money: format.money(money) }
}
