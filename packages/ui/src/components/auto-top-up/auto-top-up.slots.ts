import type { ButtonSlot, PlainSlot } from '../../theme/slot-data'

/** The slots of automatic top-up. */
export interface AutoTopUpSlots {
  autoTopUp: { readonly status: string }
  autoTopUpMonth: PlainSlot
  autoTopUpRule: { readonly standing: 'unset' | 'off' | 'active' | 'limit_reached' | 'failing' }
  autoTopUpSubmit: ButtonSlot
  autoTopUpTurnOff: ButtonSlot
}
