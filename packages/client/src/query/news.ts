import type {
  AutoTopUp,
  Balance,
  Branding,
  KnownBalance,
  Purchase,
  Subscription,
  Transaction,
  UsageMeter,
} from '@creditkit/contract'
import type { Told } from '../manager/told'
import type { Spending } from './spending'

/** Something heard, and when: `at` is in milliseconds of this browser's clock. */
export interface Heard<Value> {
  readonly value: Value
  readonly at: number
}

/** A wallet as it was heard of: the latest statement, and the newest amounts, which an outage does not make forgotten. */
export interface HeardBalance {
  readonly statement: Heard<Balance>
  /** Null until the amounts were told once. */
  readonly known: KnownBalance | null
}

/**
 * What live events and the answers of mutations have told about one account.
 *
 * It is kept beside the query cache, not in it, and laid over the cached answers where they are read. The cache forgets
 * what is written to it in three ways: an answer on its way when the event came replaces it, the next page of a list is
 * added to the list as it was when asked for, and a query that loses its last observer returns to where its fetch began.
 */
export interface News {
  readonly balances: ReadonlyMap<string, HeardBalance>
  readonly transactions: ReadonlyMap<string, Heard<Transaction>>
  readonly purchases: ReadonlyMap<string, Heard<Purchase>>
  readonly meters: ReadonlyMap<string, Heard<UsageMeter>>
  readonly subscriptions: ReadonlyMap<string, Heard<Subscription>>
  /** By wallet. */
  readonly autoTopUps: ReadonlyMap<string, Heard<AutoTopUp>>
  /** Null while nothing was heard of it. */
  readonly branding: Branding | null
  /** By wallet, what is being spent from it and shown before the server has said so; nothing of a wallet at rest. */
  readonly spending: ReadonlyMap<string, Spending>
  /** By wallet, the number that an endpoint of the host has told last, and the balance as it is shown with it. */
  readonly told: ReadonlyMap<string, ToldBalance>
}

/** A number that was told, laid over the balance that was known then. */
export interface ToldBalance extends Told {
  readonly shown: KnownBalance
}

/** The most rows of each kind that are kept; past it the older half is forgotten and the lists are asked for again. */
export const MAX_HEARD_ROWS = 1000

/** No news. */
export const NO_NEWS: News = {
  balances: new Map(),
  transactions: new Map(),
  purchases: new Map(),
  meters: new Map(),
  subscriptions: new Map(),
  autoTopUps: new Map(),
  branding: null,
  spending: new Map(),
  told: new Map(),
}

/** Hears of a balance. An older version than one heard before is late and changes nothing. Hearing twice is safe. */
export function hearBalance(news: News, balance: Balance, at: number): News {
  const before = news.balances.get(balance.walletId)
  const known = before?.known ?? null
  if (balance.status === 'ok' && known && known.version > balance.version) return news
  const heard = { statement: { value: balance, at }, known: balance.status === 'ok' ? balance : known }
  return { ...news, balances: new Map(news.balances).set(balance.walletId, heard) }
}

/** Hears of a transaction; an earlier state of it than one heard before changes nothing. */
export function hearTransaction(news: News, transaction: Transaction, at: number): News {
  const transactions = hearRow(news.transactions, transaction, at)
  return transactions === news.transactions ? news : { ...news, transactions }
}

/** Hears of a purchase; an earlier state of it than one heard before changes nothing. */
export function hearPurchase(news: News, purchase: Purchase, at: number): News {
  const purchases = hearRow(news.purchases, purchase, at)
  return purchases === news.purchases ? news : { ...news, purchases }
}

/** Hears of the branding; an older version changes nothing. */
export function hearBranding(news: News, branding: Branding): News {
  return news.branding && news.branding.version > branding.version ? news : { ...news, branding }
}

/** Hears of a meter. Meters carry no version: the one heard last counts. */
export function hearMeter(news: News, meter: UsageMeter, at: number): News {
  return { ...news, meters: new Map(news.meters).set(meter.id, { value: meter, at }) }
}

/** Hears of a subscription. Subscriptions carry no version: the one heard last counts. */
export function hearSubscription(news: News, subscription: Subscription, at: number): News {
  const subscriptions = new Map(news.subscriptions).set(subscription.id, { value: subscription, at })
  return { ...news, subscriptions }
}

/** Hears of the rule of a wallet. Rules carry no version: the one heard last counts. */
export function hearAutoTopUp(news: News, rule: AutoTopUp, at: number): News {
  return { ...news, autoTopUps: new Map(news.autoTopUps).set(rule.walletId, { value: rule, at }) }
}

function hearRow<Row extends { id: string; updatedAt: string }>(
  rows: ReadonlyMap<string, Heard<Row>>,
  row: Row,
  at: number,
): ReadonlyMap<string, Heard<Row>> {
  const before = rows.get(row.id)
  if (before && Date.parse(before.value.updatedAt) > Date.parse(row.updatedAt)) return rows
  const kept = rows.size < MAX_HEARD_ROWS || before ? rows : [...rows].slice(rows.size / 2)
  return new Map(kept).set(row.id, { value: row, at })
}
