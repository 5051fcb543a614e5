import { type Amount, absolute, type Transaction } from '@creditkit/contract'
import type { Formatter } from '../../format/index'

/** How wide the columns of figures are, in digits, so that no row is wider than its column and all digits align. */
export interface HistoryWidths {
  readonly amount: number
  readonly balance: number
}

/** Room for the heading of the column. */
const NARROWEST = 9

/** Works out the widths that the rows need: those of the largest figure of each kind of credits. */
export function toHistoryWidths(
  transactions: readonly Pick<Transaction, 'amount' | 'balanceAfter'>[],
  format: Pick<Formatter, 'quantity'>,
): HistoryWidths {
  const amounts = new Map<string, Amount>()
  const balances = new Map<string, Amount>()
  for (const { amount, balanceAfter } of transactions) {
    keepLargest(amounts, amount)
    if (balanceAfter) keepLargest(balances, balanceAfter)
  }
  const digits = (largest: ReadonlyMap<string, Amount>) =>
    Math.max(
      NARROWEST,
      ...[...largest.values()].map(
        (value) => format.quantity(absolute(value), { sign: 'always', allDecimals: true }).length,
      ),
    )
  return { amount: digits(amounts), balance: digits(balances) }
}

function keepLargest(largest: Map<string, Amount>, value: Amount) {
  const before = largest.get(value.asset)
  if (!before || Math.abs(value.minor) > Math.abs(before.minor)) largest.set(value.asset, value)
}
