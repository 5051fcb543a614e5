import type { Asset, Balance } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import type { Scope } from '../http/scope'
import { type BalanceMessage, type BalanceSeat, joinBalances } from '../manager/balance-channel'
import { isBalance, readNative } from '../manager/told'
import { type BalanceBook, hearTold } from './balance-book'
import type { Fact } from './effects'
import { hearBalance } from './news'
import type { NewsStore } from './news-store'

/** What an account brings to the exchange. */
export interface BalanceExchangeOptions {
  /** The client as the host made it. */
  readonly client: CreditsClient
  readonly scope: Scope
  readonly news: NewsStore
  readonly book: () => BalanceBook | undefined
  /** The wallet of an identifier, the first in spend order when none is given; null while it is not known. */
  readonly wallet: (walletId: string | undefined) => { readonly id: string; readonly asset: Asset } | null
  /** Told when an endpoint of the host has probably changed the balance. */
  readonly onTold: () => void
}

/** What an account and the credit managers of the page tell each other about balances. */
export interface BalanceExchange {
  /** Takes part until the answer is called. */
  readonly join: () => () => void
  /** Tells the balances among the facts; nothing while it takes no part. */
  readonly tell: (facts: readonly Fact[]) => void
  /** Tells what a question that left at `askedAt` was answered with; nothing while it takes no part. */
  readonly tellAnswer: (balances: readonly Balance[], askedAt: number) => void
  /** Tells that requests are answered for another account from now on. */
  readonly close: () => void
}

type Telling = Extract<BalanceMessage, { type: 'told' }>

/** Makes the exchange of an account. Nothing told before it was made is heard, even if it is answered later. */
export function createBalanceExchange({
  client,
  scope,
  news,
  book,
  wallet,
  onTold,
}: BalanceExchangeOptions): BalanceExchange {
  const madeAt = Date.now()
  const versions = new Map<string, { readonly version: number; readonly heardAt: number }>()
  const seats = new Set<BalanceSeat>()
  const say = (message: BalanceMessage) => {
    for (const seat of seats) seat.say(message)
  }
  /** Remembers when each version was first heard of, whoever told it. */
  const note = (balance: Balance) => {
    if (balance.status !== 'ok' || balance.version <= (versions.get(balance.walletId)?.version ?? -1)) return
    versions.set(balance.walletId, { version: balance.version, heardAt: Date.now() })
  }
  const hearAnswer = (balance: Balance, askedAt: number | null) => {
    note(balance)
    news.hear([], (heard, now) => {
      const spokenAt = heard.balances.get(balance.walletId)?.statement.at ?? -Infinity
      const at = askedAt ?? now
      const isOldOutage = balance.status !== 'ok' && at < spokenAt
      return isOldOutage ? heard : hearBalance(heard, balance, Math.max(at, spokenAt))
    })
  }

  function hearTelling({ value, walletId, askedAt }: Telling): void {
    const meant = wallet(walletId)
    const amount = !isBalance(value) && meant && readNative(value, meant.asset)
    if (isBalance(value)) hearAnswer(value, askedAt)
    if (!meant || !amount) return
    const heardAt = versions.get(meant.id)?.heardAt ?? -Infinity
    const telling = { walletId: meant.id, amount, askedAt, heardAt }
    news.hear([], (heard, at) => hearTold(book(), heard, telling, at))
  }

  function onMessage(message: BalanceMessage): void {
    if (message.type === 'balance') hearAnswer(message.balance, message.askedAt)
    if (message.type !== 'told') return
    if (message.askedAt >= madeAt) hearTelling(message)
    onTold()
  }

  return {
    join: () => {
      const seat = joinBalances(client, scope, { onMessage })
      seats.add(seat)
      return () => {
        seats.delete(seat)
        seat.leave()
      }
    },
    tell: (facts) => {
      for (const fact of facts) {
        if (fact.type !== 'balance.updated') continue
        note(fact.data)
        say({ type: 'balance', balance: fact.data, askedAt: null })
      }
    },
    tellAnswer: (balances, askedAt) => {
      for (const balance of balances) {
        note(balance)
        say({ type: 'balance', balance, askedAt })
      }
    },
    close: () => {
      const seat = joinBalances(client, scope, { onMessage: () => {} })
      seat.say({ type: 'closed' })
      seat.leave()
    },
  }
}
