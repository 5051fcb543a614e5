import type { Tx } from '../../store/store'
import { seededText } from '../seeded-text'

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const DIGITS = '0123456789'
// Sequences of one alphabet that must not look alike start from seeds of their own.
const EVENTS = 0x45564e54
const VAULT = 0x56415554
const HEXADECIMAL = '0123456789abcdef'

/** PayPal's identifiers, drawn from a seed and the store's own counter: a seed gives the same ones every time. */
export interface PaypalIdentifiers {
  /** Of an order, a capture or a refund: 17 upper-case letters and digits, never the same twice in one store. */
  resource(tx: Tx): string
  /** Of an event: `WH-` and two resources' worth. */
  event(tx: Tx): string
  /** Of a dispute: `PP-D-` and digits. */
  dispute(tx: Tx): string
  /** Of a token in the vault: 17 lower-case letters and digits. */
  vault(tx: Tx): string
  /** An access token; as good as unguessable for a mock, not for the world. */
  token(tx: Tx): string
  /** Names one answer in a log; repeats are harmless, so it costs no write. */
  debug(): string
}

/** Makes the source of identifiers of one fake. */
export function createIdentifiers(seed: number): PaypalIdentifiers {
  let answers = 0
  return {
    resource: (tx) => seededText(seed, tx.next('paypal_resource'), 17, LETTERS_AND_DIGITS),
    event(tx) {
      const text = seededText(seed ^ EVENTS, tx.next('paypal_event'), 34, LETTERS_AND_DIGITS)
      return `WH-${text.slice(0, 17)}-${text.slice(17)}`
    },
    dispute: (tx) => `PP-D-${seededText(seed, tx.next('paypal_dispute'), 10, DIGITS)}`,
    vault: (tx) => seededText(seed ^ VAULT, tx.next('paypal_vault'), 17, LETTERS_AND_DIGITS).toLowerCase(),
    token: (tx) => `A21AA${seededText(seed, tx.next('paypal_token'), 75, LETTERS_AND_DIGITS)}`,
    debug() {
      answers += 1
      return seededText(seed, answers, 13, HEXADECIMAL)
    },
  }
}
