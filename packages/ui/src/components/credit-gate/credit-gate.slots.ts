import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of the gate. */
export interface CreditGateSlots {
  creditGate: { readonly status: string }
  creditGateButton: ButtonSlot
  creditGateCost: PlainSlot
  creditGateNote: PlainSlot
  creditGateStop: ButtonSlot
  creditShortfall: { readonly status: string }
  creditShortfallBuy: ButtonSlot
  creditShortfallOffer: PlainSlot
}
