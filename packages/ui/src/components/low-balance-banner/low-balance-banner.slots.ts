import type { ButtonSlot } from '../../theme/slot-data'

/** The slots of the banner. */
export interface LowBalanceBannerSlots {
  lowBalanceBanner: { readonly status: string }
  lowBalanceBannerAdd: ButtonSlot
  lowBalanceBannerDismiss: ButtonSlot
  lowBalanceBannerWallet: { readonly level: 'low' | 'zero' | 'owed' }
}
