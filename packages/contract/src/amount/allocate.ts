import { type Amount, amount } from './amount'
import type { Asset } from './asset'

/**
 * Splits an amount by whole-number weights without losing a smallest unit: each part gets its share rounded toward
 * zero, and the left-over units go one by one to the largest fractions, earlier parts first (largest remainder method).
 *
 * @throws RangeError when there is no weight, a weight is negative or not a safe integer, or all weights are zero.
 */
export function allocate<A extends Asset>(total: Amount<A>, weights: readonly number[]): Amount<A>[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('Weights are whole numbers from zero up.')
  }
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (whole === 0n) throw new RangeError('At least one weight is above zero.')

  const sign = total.minor < 0 ? -1n : 1n
  const units = sign * BigInt(total.minor)
  const shares = weights.map((weight, index) => {
    const product = units * BigInt(weight)
    return { index, units: product / whole, remainder: product % whole }
  })
  const byRemainder = [...shares].sort((left, right) =>
    left.remainder === right.remainder ? left.index - right.index : left.remainder > right.remainder ? -1 : 1,
  )
  let leftOver = units - shares.reduce((sum, share) => sum + share.units, 0n)
  for (const share of byRemainder) {
    if (leftOver === 0n) break
    share.units += 1n
    leftOver -= 1n
  }
  return shares.map((share) => amount(Number(sign * share.units), total.asset))
}
