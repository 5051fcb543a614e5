export { type PackageOffer, type PackageOffers, toPackageOffers } from './package-offers.model'
export { usePackageTexts } from './use-package-texts'
