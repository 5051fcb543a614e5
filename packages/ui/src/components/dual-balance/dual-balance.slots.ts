import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the wallets side by side. */
export interface DualBalanceSlots {
  dualBalance: { readonly status: string }
  dualBalanceAdd: ButtonSlot
  dualBalanceAmount: { readonly level: 'normal' | 'low' | 'zero' | 'owed' }
  dualBalanceDescription: PlainSlot
  dualBalanceDetails: PlainSlot
  dualBalanceHistory: ButtonSlot
  dualBalanceName: PlainSlot
  dualBalanceOrder: PlainSlot
  dualBalanceRate: PlainSlot
  dualBalanceRefresh: ButtonSlot
  dualBalanceWallet: { readonly status: string }
}
