/** The slots of the packages. */
export interface CreditPackagesSlots {
  creditPackages: { readonly status: string }
}
