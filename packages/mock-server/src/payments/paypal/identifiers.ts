import type { Tx } from '../../store/store'
import { seededText } from '../seeded-text'

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const HEXADECIMAL = '0123456789abcdef'

/** PayPal's identifiers, drawn from a seed and the store's own counter: a seed gives the same ones every time. */
export interface PaypalIdentifiers {
  /** Of an order, a capture or a refund: 17 upper-case letters and digits, never the same twice in one store. */
  resource(tx: Tx): string
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
    token: (tx) => `A21AA${seededText(seed, tx.next('paypal_token'), 75, LETTERS_AND_DIGITS)}`,
    debug() {
      answers += 1
      return seededText(seed, answers, 13, HEXADECIMAL)
    },
  }
}
