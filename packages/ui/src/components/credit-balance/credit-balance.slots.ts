import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the balance. */
export interface CreditBalanceSlots {
  creditBalance: { readonly variant: 'compact' | 'inline' | 'card'; readonly status: string }
  creditBalanceAdd: ButtonSlot
  creditBalanceAmount: { readonly level: 'normal' | 'low' | 'zero' | 'owed' }
  creditBalanceDetails: PlainSlot
  creditBalanceForecast: PlainSlot
  creditBalanceIcon: PlainSlot
  creditBalanceNote: { readonly kind: string }
  creditBalanceRefresh: ButtonSlot
  creditBalanceUnit: PlainSlot
}
