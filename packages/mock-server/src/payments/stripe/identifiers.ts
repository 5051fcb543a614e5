import type { Tx } from '../../store/store'
import { seededText } from '../seeded-text'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

// How Stripe's identifiers start, and how many characters follow.
const KINDS = {
  pi_3: 23,
  ch_3: 23,
  py_3: 23,
  re_3: 23,
  txn_3: 23,
  pyr_1: 23,
  dp_1: 23,
  pm_1: 23,
  seti_1: 23,
  evt_1: 23,
  price_1: 23,
  li_1: 23,
  we_1: 23,
  cs_test_a1: 58,
  cus_: 14,
  prod_: 14,
} as const

/** The kinds of things that have an identifier, by how it starts. */
export type IdentifierKind = keyof typeof KINDS

/** Stripe's identifiers, drawn from a seed and the store's own counter: a seed gives the same ones every time. */
export interface StripeIdentifiers {
  /** A new identifier and its number in the order of creation, which lists are sorted by. */
  next(tx: Tx, kind: IdentifierKind): { readonly id: string; readonly seq: number }
  /** The secret that lets a browser read and confirm an intent; the same for the same intent. */
  clientSecret(id: string, seq: number): string
  /** A card's fingerprint: the same number has the same one. */
  fingerprint(number: string): string
  /** Names one request in a log; repeats after a restart are harmless, so it costs no write. */
  request(): string
}

/** Makes the source of identifiers of one fake. */
export function createIdentifiers(seed: number): StripeIdentifiers {
  let requests = 0
  return {
    next(tx, kind) {
      const seq = tx.next('stripe')
      return { id: `${kind}${seededText(seed, seq, KINDS[kind], ALPHABET)}`, seq }
    },
    clientSecret: (id, seq) => `${id}_secret_${seededText(seed ^ 0x5ec2e7, seq, 25, ALPHABET)}`,
    fingerprint: (number) => seededText(seed, hash(number), 16, ALPHABET),
    request() {
      requests += 1
      return `req_${seededText(seed, requests, 14, ALPHABET)}`
    },
  }
}

function hash(text: string): number {
  let sum = 0
  for (const character of text) sum = (Math.imul(sum, 31) + character.charCodeAt(0)) | 0
  return sum >>> 0
}
