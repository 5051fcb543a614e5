import {
  type Amount,
  amount,
  type Hold,
  type KnownBalance,
  min,
  type OperationInput,
  type Purchase,
  type Transaction,
} from '@creditkit/contract'
import type { Trial } from './trial'
import type { ConformanceCaller } from './world'

/** Smallest units that are more than any plan or run of a tool costs; see the world. */
export const PLENTY = 1_000_000

const RETURN_URL = 'https://app.example.com/billing'

/** Credits of the wallet that most tests use. */
export function credits({ world }: Trial, minor: number): Amount {
  return amount(minor, world.wallet.asset)
}

/** The balance of a wallet, which has to be known. */
export async function balanceOf(
  { call, world }: Trial,
  {
    walletId = world.wallet.id,
    by = world.callers.customer,
  }: { walletId?: string; by?: ConformanceCaller } = {},
): Promise<KnownBalance> {
  const balance = await call('getBalance', { walletId }, { by })
  if (balance.status !== 'ok') throw new Error(`The wallet ${walletId} cannot be reached.`)
  return balance
}

/** What the customer can spend now, in smallest units. */
export async function availableOf(trial: Trial): Promise<number> {
  return (await balanceOf(trial)).available.minor
}

/** What the product's server writes to give the customer (below zero: to take) so many smallest units. */
export function writing(trial: Trial, minor: number): OperationInput<'createTransaction'> {
  const { wallet, callers } = trial.world
  return {
    accountId: callers.customer.accountId,
    walletId: wallet.id,
    amount: credits(trial, minor),
    type: minor > 0 ? 'promo' : 'usage',
    description: minor > 0 ? 'A present' : 'A server',
  }
}

/** Gives the customer credits, or takes some; answers with the transaction. */
export function give(trial: Trial, minor: number): Promise<Transaction> {
  return trial.call('createTransaction', writing(trial, minor))
}

/** Lets the customer have exactly so many smallest units to spend. */
export async function setAvailable(trial: Trial, minor: number): Promise<void> {
  const difference = minor - (await availableOf(trial))
  if (difference !== 0) await give(trial, difference)
}

/** What the product's server sends to spend so many smallest units of the customer's. */
export function spending(trial: Trial, minor: number): OperationInput<'spend'> {
  const { wallet, callers } = trial.world
  return {
    accountId: callers.customer.accountId,
    walletId: wallet.id,
    amount: credits(trial, minor),
    description: 'A server',
    reference: { type: 'order', id: 'order-1' },
  }
}

/** What the product's server sends to set so many smallest units of the customer's aside. */
export function holding(trial: Trial, minor: number): OperationInput<'createHold'> {
  const { reference: _, ...draft } = spending(trial, minor)
  return draft
}

/** Sets credits of the customer's aside, of which there are enough. */
export async function hold(trial: Trial, minor: number): Promise<Hold> {
  await setAvailable(trial, PLENTY)
  return trial.call('createHold', holding(trial, minor), { by: trial.world.callers.service })
}

/** Money for a purchase: so many times the least that one may cost, or the most. */
export function price({ world }: Trial, times: number): Amount {
  const { limits } = world.wallet
  return min(amount(limits.min.minor * times, limits.min.asset), limits.max)
}

/** What the customer sends to buy credits for so many times the least price. */
export function buying(
  trial: Trial,
  times = 3,
  provider = trial.world.providers[0],
): OperationInput<'createPurchase'> {
  if (provider === undefined) throw new RangeError('The world names no provider.')
  return { walletId: trial.world.wallet.id, provider, money: price(trial, times), returnUrl: RETURN_URL }
}

/** A purchase that waits for its buyer. */
export function begin(trial: Trial, times = 3, provider = trial.world.providers[0]): Promise<Purchase> {
  return trial.call('createPurchase', buying(trial, times, provider))
}

/** A purchase that is paid and credited. */
export async function buy(
  trial: Trial,
  { approve }: { readonly approve: (purchase: Purchase) => Promise<void> },
  provider = trial.world.providers[0],
): Promise<Purchase> {
  const purchase = await begin(trial, 3, provider)
  await approve(purchase)
  return trial.call('capturePurchase', { purchaseId: purchase.id })
}

/** What the customer sends for a rule that buys credits by itself; off, because that can be set without a card on file. */
export function topUpRule(trial: Trial): OperationInput<'setAutoTopUp'> {
  const { wallet, providers } = trial.world
  return {
    enabled: false,
    walletId: wallet.id,
    threshold: credits(trial, 10),
    amount: price(trial, 1),
    monthlyLimit: price(trial, 3),
    provider: providers[0] ?? 'paypal',
  }
}
