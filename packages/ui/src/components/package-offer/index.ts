export { type PackageOffer, type PackageOffers, toPackageOffers } from './package-offers.model'
export { type SufficientOffer, smallestSufficientPackage } from './sufficient-package'
export { usePackageTexts } from './use-package-texts'
