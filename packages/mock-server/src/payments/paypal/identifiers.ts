import type { Tx } from '../../store/store'

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
  const spell = (sequence: number, length: number, alphabet: string) => {
    let text = ''
    for (let word = 0; text.length < length; word += 1) {
      let bits = mix(mix(seed + word * 0x9e3779b9) ^ sequence)
      // Seven characters of 36 hold the 32 bits of a word, so that the first word alone keeps two sequences apart.
      for (let place = 0; place < 7; place += 1) {
        text += alphabet[bits % alphabet.length] ?? ''
        bits = Math.floor(bits / alphabet.length)
      }
    }
    return text.slice(0, length)
  }
  return {
    resource: (tx) => spell(tx.next('paypal_resource'), 17, LETTERS_AND_DIGITS),
    token: (tx) => `A21AA${spell(tx.next('paypal_token'), 75, LETTERS_AND_DIGITS)}`,
    debug() {
      answers += 1
      return spell(answers, 13, HEXADECIMAL)
    },
  }
}

/** MurmurHash3's finaliser: scatters 32 bits one-to-one, so that different numbers stay different. */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
