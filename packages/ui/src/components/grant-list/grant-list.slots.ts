import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the list of grants. */
export interface GrantListSlots {
  grantList: { readonly status: string }
  grantListBar: PlainSlot
  grantListExpiry: PlainSlot
  grantListMore: ButtonSlot
  grantListRefresh: ButtonSlot
  grantListRow: { readonly isNext: boolean }
}
