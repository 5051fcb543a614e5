import { type Amount, compare, type KnownBalance, subtract } from '@creditkit/contract'

/** What a mutation takes from one of the viewer's wallets, known before the server has answered. */
export interface Taking {
  readonly walletId: string
  readonly amount: Amount
}

/** Tells one taking from another: its idempotency key, so that one sent again is the same, or a symbol of its own. */
export type TakingKey = string | symbol

/**
 * The takings of one wallet that overlap in time, and what is shown meanwhile: what was known when the first began, less
 * each of them. A balance that is heard of before the last has ended may or may not have a taking in it already, so it is
 * not shown before then; taking off what is in it would count it twice, leaving it on would make the balance bounce.
 */
export interface Spending {
  /** What was known when the first began. */
  readonly base: KnownBalance
  /** `requests` counts those under way; one that has succeeded has none and stays until all have ended. */
  readonly takings: ReadonlyMap<TakingKey, { readonly amount: Amount; readonly requests: number }>
  /** The base with less `available`; everything else, the version too, is what the server said. */
  readonly shown: KnownBalance
}

/**
 * Begins a taking. One that is under way already is counted, not taken twice. What is known cannot pay for it: then it
 * is not shown, because the server is going to refuse it.
 */
export function beginTaking(
  before: Spending | undefined,
  known: KnownBalance | undefined,
  key: TakingKey,
  amount: Amount,
): Spending | undefined {
  const base = before?.base ?? known
  if (!base || base.available.asset !== amount.asset) return before
  const same = before?.takings.get(key)
  if (!same && compare(amount, (before?.shown ?? base).available) > 0) return before
  const taking = { amount: same?.amount ?? amount, requests: (same?.requests ?? 0) + 1 }
  return toSpending(base, new Map(before?.takings).set(key, taking))
}

/**
 * Ends a request of a taking: one that was `taken` stays in what is shown, one that was refused is given back at once.
 * Undefined when nothing is under way any more, and the newest balance is to be shown. Ending one twice is safe.
 */
export function endTaking(before: Spending, key: TakingKey, isTaken: boolean): Spending | undefined {
  const taking = before.takings.get(key)
  if (!taking) return before
  const takings = new Map(before.takings)
  if (isTaken) takings.set(key, { ...taking, requests: Math.max(0, taking.requests - 1) })
  else takings.delete(key)
  const isOver = [...takings.values()].every(({ requests }) => requests === 0)
  return isOver ? undefined : toSpending(before.base, takings)
}

function toSpending(base: KnownBalance, takings: Spending['takings']): Spending {
  const available = [...takings.values()].reduce((left, { amount }) => subtract(left, amount), base.available)
  return { base, takings, shown: { ...base, available } }
}
