/** The slots of the list of grants. */
export interface GrantListSlots {
  grantList: { readonly status: string }
}
