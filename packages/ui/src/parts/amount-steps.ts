import { type Amount, amount, compare } from '@creditkit/contract'

/** How the arrow keys move an amount: from mark to mark, never past the ends. All of one asset. */
export interface AmountSteps {
  /** From one mark to the next; above zero. */
  readonly by: Amount
  /** One of the marks; the others lie whole steps from it. */
  readonly from: Amount
  readonly min: Amount
  readonly max: Amount
}

/** How many steps Shift and the page keys take at once. */
const LEAP = 10

/**
 * The mark so many steps above (or, with a negative count, below) an amount; the nearer end where there is none. An
 * amount that lies outside comes back to the end that it has passed.
 */
export function stepAmount(value: Amount, { by, from, min, max }: AmountSteps, count: number): Amount {
  if (compare(value, min) < 0) return min
  if (compare(value, max) > 0) return max
  // Whole numbers of any size: a mark may lie past the safe integers before it is held to the ends.
  const [step, start] = [BigInt(by.minor), BigInt(from.minor)]
  const away = BigInt(value.minor) - start
  const below = (away - (((away % step) + step) % step)) / step
  const nearest = count < 0 && below * step !== away ? below + 1n : below
  const mark = start + (nearest + BigInt(count)) * step
  if (mark < BigInt(min.minor)) return min
  if (mark > BigInt(max.minor)) return max
  return amount(Number(mark), value.asset)
}

/** The part of a key press that tells how far it goes. */
export interface StepKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** How many steps a key takes: one up or down for the arrows, ten with Shift and for the page keys; 0 for any other. */
export function stepsOfKey({ key, shiftKey, altKey, ctrlKey, metaKey }: StepKey): number {
  if (altKey || ctrlKey || metaKey) return 0
  if (key === 'ArrowUp') return shiftKey ? LEAP : 1
  if (key === 'ArrowDown') return shiftKey ? -LEAP : -1
  if (key === 'PageUp') return LEAP
  return key === 'PageDown' ? -LEAP : 0
}
