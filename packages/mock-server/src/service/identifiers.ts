import type { Tx } from '../store/index'

/**
 * A UUID (version 4 in form) drawn from a seed and the store's own counter: the same seed gives the same identifiers,
 * and because the counter is part of the shared state, two tabs never draw the same one.
 */
export function nextUuid(tx: Tx, seed: number): string {
  const random = mulberry32(seed ^ Math.imul(tx.next('uuid'), 0x9e3779b1))
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
  hex[12] = '4'
  hex[16] = '89ab'.charAt(Math.floor(random() * 4))
  const text = hex.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}

/** A small generator of numbers from 0 to below 1 (mulberry32, public domain); repeatable, not for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
