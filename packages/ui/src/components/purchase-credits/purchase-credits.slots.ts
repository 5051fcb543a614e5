import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of buying credits. */
export interface PurchaseCreditsSlots {
  purchaseAgain: ButtonSlot
  purchaseBrings: PlainSlot
  purchaseCancel: ButtonSlot
  purchaseContinue: ButtonSlot
  purchaseCredits: { readonly status: string }
  purchaseCreditsAmount: PlainSlot
  purchaseLink: PlainSlot
  purchasePayment: PlainSlot
  purchasePending: PlainSlot
  purchaseProgress: PlainSlot
  purchaseResumable: PlainSlot
  purchaseStartOver: ButtonSlot
  purchaseSuccess: PlainSlot
  purchaseSummary: PlainSlot
}
