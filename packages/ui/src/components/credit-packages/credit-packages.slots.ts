import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the packages. */
export interface CreditPackagesSlots {
  creditPackage: { readonly badge: 'popular' | 'best_value' | null }
  creditPackageBuy: ButtonSlot
  creditPackagePrice: PlainSlot
  creditPackages: { readonly status: string }
}
