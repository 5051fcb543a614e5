import type { Amount, Asset } from '@creditkit/contract'

/** An invariant of the contract that does not hold, by its number there: what is wrong, and on which record. */
export interface Violation {
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 6
  readonly message: string
  readonly where: string
}

/** Adds to the violations found so far. */
export type Report = (where: string, message: string) => void

/** The smallest units of an amount; 0 for what is none, which {@link reportFractions} names. */
export function units(amount: Amount): bigint {
  return Number.isSafeInteger(amount.minor) ? BigInt(amount.minor) : 0n
}

/** Adds up exactly, however large the total. */
export function total(amounts: Iterable<Amount>): bigint {
  let sum = 0n
  for (const amount of amounts) sum += units(amount)
  return sum
}

/** Names every amount that is not a safe whole number of smallest units of the asset. */
export function reportFractions(
  report: Report,
  where: string,
  asset: Asset,
  amounts: Readonly<Record<string, Amount | undefined>>,
): void {
  for (const [name, amount] of Object.entries(amounts)) {
    if (!amount) continue
    if (!Number.isSafeInteger(amount.minor))
      report(where, `${name} is ${amount.minor}, not a whole number of smallest units.`)
    if (amount.asset !== asset) report(where, `${name} is in ${amount.asset}, not in ${asset}.`)
  }
}
