/** The slots of the gate. */
export interface CreditGateSlots {
  creditGate: { readonly status: string }
}
