import { useMessages } from '../../provider/index'
import type { PackageOffer, PackageOffers } from './package-offers.model'

/** What is said of a package, wherever it is offered; null where there is nothing to say. */
export interface PackageTexts {
  readonly badge: string | null
  readonly bonus: string | null
  readonly unitPrice: string | null
  readonly saving: string | null
}

/** The texts of packages. */
export function usePackageTexts(): {
  readonly textsOf: (offer: PackageOffer) => PackageTexts
  /** What the savings are compared with; null where there are none. */
  readonly savingsNote: (offers: PackageOffers) => string | null
} {
  const t = useMessages()

  function savingText({ saving, badge, isBestValue }: PackageOffer): string | null {
    const isToldHere = isBestValue && badge !== 'best_value'
    if (!saving) return isToldHere ? t('purchaseCredits.packages.best_value') : null
    return t(isToldHere ? 'purchaseCredits.packages.bestSaving' : 'purchaseCredits.packages.saving', {
      percent: saving,
    })
  }

  return {
    textsOf: (offer) => ({
      badge: offer.badge && t(`purchaseCredits.packages.${offer.badge}`),
      bonus: offer.bonus && t('purchaseCredits.packages.bonus', { bonus: offer.bonus }),
      unitPrice: offer.unitPrice && unitPriceText(offer.unitPrice, t),
      saving: savingText(offer),
    }),
    savingsNote: ({ savingsAgainst }) => {
      if (!savingsAgainst) return null
      return savingsAgainst.kind === 'rate'
        ? t('purchaseCredits.packages.savingsAgainstRate', savingsAgainst)
        : t('purchaseCredits.packages.savingsAgainstPackage', savingsAgainst)
    },
  }
}

function unitPriceText(
  { price, count }: NonNullable<PackageOffer['unitPrice']>,
  t: ReturnType<typeof useMessages>,
): string {
  return count === null
    ? t('purchaseCredits.packages.each', { price })
    : t('purchaseCredits.packages.per', { price, count })
}
