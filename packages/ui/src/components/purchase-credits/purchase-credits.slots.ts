import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of buying credits. */
export interface PurchaseCreditsSlots {
  purchaseAgain: ButtonSlot
  purchaseCancel: ButtonSlot
  purchaseContinue: ButtonSlot
  purchaseCredits: { readonly status: string }
  purchaseCreditsAmount: PlainSlot
  purchasePayment: PlainSlot
  purchaseProgress: PlainSlot
  purchaseResumable: PlainSlot
  purchaseStartOver: ButtonSlot
  purchaseSuccess: PlainSlot
  purchaseSummary: PlainSlot
}
