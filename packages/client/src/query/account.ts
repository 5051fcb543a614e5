import type {
  CreditsEvent,
  MutationName,
  OperationInput,
  OperationOutput,
  Purchase,
} from '@creditkit/contract'
import type { LiveEvents } from '../events/live-events'
import { forgetLiveEvents, liveEventsFor } from '../events/live-source'
import type { CreditsClient } from '../http/credits-client'
import { type BalanceSource, createBalanceSource } from '../manager/balance-source'
import { createPurchaseFlow, type PurchaseFlow } from '../purchase/purchase-flow'
import { balanceOf, isBalanceBook } from './balance-book'
import { createBalanceExchange } from './balance-exchange'
import { eventEffects, mutationEffects } from './effects'
import { type Resource, resourceKey, type Scope } from './keys'
import { createMutationWatch } from './mutation-watch'
import { createNewsStore, type NewsStore } from './news-store'
import { observeBalances, observeMutations } from './observed-client'
import type { Source } from './options'
import { createRefresher, type RefreshableCache, refresh, refreshAll } from './refresh'
import { createSubmitters, type Submit } from './submissions'
import { createTakings } from './takings'
import { findWallet, hasWallets } from './wallets'

/** A purchase flow of the account, and who wants to know of its success. */
interface SharedFlow {
  readonly flow: PurchaseFlow
  /** Calls back once per purchase that has been credited. */
  readonly onSucceeded: (listener: (purchase: Purchase) => void) => () => void
}

/**
 * All that is known and under way for one account, behind the hooks: its news, its purchases, the keys of submissions
 * whose outcome is unknown. Nothing of it outlives the account; making one has no effect outside.
 */
export interface Account extends Source {
  readonly news: NewsStore
  /** The submitter of a mutation: always the same one, so that a remount finds the key of an unknown outcome again. */
  readonly submit: <Name extends MutationName>(
    name: Name,
  ) => Submit<OperationInput<Name>, OperationOutput<Name>>
  /** The flow of a wallet, or of any wallet when none is named: always the same one, so that a remount does not lose it. */
  readonly flow: (purchaser: {
    readonly accountId: string
    readonly walletId?: string | undefined
  }) => SharedFlow
  /** The events of the account's own connection. */
  readonly events: () => LiveEvents
  /** Follows the events; what was missed is asked for again. The answer stops it and may be called twice. */
  readonly listen: () => () => void
  /** Takes part in what the credit managers of the page are told, and tells them what is heard. The answer ends it. */
  readonly join: () => () => void
  /** The balance of a wallet as events, of the first in spend order when none is named: always the same source. */
  readonly balanceSource: (walletId?: string) => BalanceSource
  /** Calls back when the account is closed, because another has taken its place: nothing of it may go on. */
  readonly onClose: (listener: () => void) => void
  /** Ends what waits. Calling twice is safe. */
  readonly close: () => void
}

/** How an account is made. */
export interface AccountOptions {
  readonly client: CreditsClient
  readonly cache: RefreshableCache
  readonly scope: Scope
  /** Whether purchases may follow live events instead of asking. */
  readonly live: boolean
}

/** Makes the account of a scope. */
export function createAccount({ client: bare, cache, scope, live }: AccountOptions): Account {
  const news = createNewsStore()
  const refreshNow = (resources: Iterable<Resource>) => refresh(cache, scope, resources)
  const refresher = createRefresher(refreshNow)
  const flows = new Map<string, SharedFlow>()
  const closers = new Set<() => void>()
  const book = () => {
    const cached = cache.getQueryData(resourceKey(scope, 'balances'))
    return isBalanceBook(cached) ? cached : undefined
  }
  const walletOf = (walletId: string | undefined) => {
    const config = cache.getQueryData(resourceKey(scope, 'config'))
    return hasWallets(config) ? findWallet(config, walletId) : null
  }
  const knownOf = (walletId: string) => {
    const balance = balanceOf(book(), news.get(), walletId)?.balance
    return balance?.status === 'ok' ? balance : undefined
  }
  const onTold = () => refresher.soon(mutationEffects.spend.refreshes)
  const exchange = createBalanceExchange({ client: bare, scope, news, book, wallet: walletOf, onTold })
  const hear: NewsStore['hear'] = (facts, change) => {
    const isForgetful = news.hear(facts, change)
    if (isForgetful) refresher.soon(['transactions', 'purchases'])
    exchange.tell(facts)
    return isForgetful
  }
  const takings = createTakings({ get: news.get, hear }, knownOf)
  const watched = observeMutations(bare, createMutationWatch({ hear, takings, refresh: refreshNow }))
  const client = observeBalances(watched, exchange.tellAnswer)
  const sources = new Map<string | undefined, BalanceSource>()
  const onEvent = (event: CreditsEvent) => {
    hear([event])
    refresher.soon(eventEffects[event.type].refreshes)
  }
  // A success that the capture or an event has told has had its effects; one found out by asking has not.
  const onCredited = (purchase: Purchase) => {
    if (news.get().purchases.get(purchase.id)?.value.status === purchase.status) return
    hear([{ type: 'purchase.updated', data: purchase }])
    void refreshNow(mutationEffects.capturePurchase.refreshes)
  }
  const events = () => liveEventsFor(bare, scope)

  return {
    client,
    scope,
    news,
    events,
    submit: createSubmitters(client),
    flow: ({ accountId, walletId }) => {
      const name = JSON.stringify([accountId, walletId ?? null])
      const shared =
        flows.get(name) ??
        shareFlow({ client, accountId, walletId, onCredited, ...(live && { events: events() }) })
      flows.set(name, shared)
      return shared
    },
    listen: () => events().subscribe({ onEvent, onPoll: () => refreshAll(cache, scope) }),
    join: exchange.join,
    balanceSource: (walletId) => {
      const elsewhere = () => {
        const id = walletId ?? walletOf(undefined)?.id
        return id === undefined ? undefined : knownOf(id)
      }
      const source =
        sources.get(walletId) ?? createBalanceSource({ client: bare, scope, walletId, live, elsewhere })
      sources.set(walletId, source)
      return source
    },
    onClose: (listener) => void closers.add(listener),
    close: () => {
      for (const closer of closers) closer()
      for (const source of sources.values()) source.close()
      refresher.cancel()
      exchange.close()
      forgetLiveEvents(bare, scope)
    },
  }
}

interface SharedFlowOptions {
  readonly client: CreditsClient
  readonly accountId: string
  readonly walletId: string | undefined
  readonly events?: LiveEvents
  readonly onCredited: (purchase: Purchase) => void
}

function shareFlow({ onCredited, ...options }: SharedFlowOptions): SharedFlow {
  const listeners = new Set<(purchase: Purchase) => void>()
  const flow = createPurchaseFlow({
    ...options,
    onSucceeded: (purchase) => {
      onCredited(purchase)
      for (const listener of [...listeners]) listener(purchase)
    },
  })
  return {
    flow,
    onSucceeded: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
