import { type Amount, type Asset, type Balance, equals, type KnownBalance } from '@creditkit/contract'
import { createListeners } from '../events/listeners'
import { liveEventsFor } from '../events/live-source'
import type { CreditsClient } from '../http/credits-client'
import { callHost } from '../http/host-code'
import { AMBIENT_ACCOUNT, type Scope } from '../http/scope'
import { systemTimers, type Timers } from '../http/timers'
import { type BalanceMessage, type BalanceSeat, joinBalances } from './balance-channel'
import { type Doubt, isBalance, type NativeBalance, readNative, stillHolds } from './told'
import { availableOf, hearTold, hearWord, NOTHING_KNOWN, type WalletKnowledge } from './wallet-knowledge'

/** How the balance of a wallet is followed. */
export interface BalanceSourceOptions {
  readonly client: CreditsClient
  readonly scope: Scope
  /** The first in spend order when absent. */
  readonly walletId?: string | undefined
  /** Whether to follow live events, true when absent. */
  readonly live?: boolean | undefined
  /** What somebody else knows already, whose knowledge comes first. */
  readonly elsewhere?: (() => KnownBalance | undefined) | undefined
  readonly timers?: Timers | undefined
}

/** The balance of a wallet for those who are no React components. */
export interface BalanceSource {
  /** Calls back with what can be spent, now when it is known and after every change. The answer stops it. */
  readonly subscribe: (callback: (available: Amount) => void) => () => void
  /** What can be spent, undefined while it is not known. */
  readonly get: () => Amount | undefined
  /** Tells a balance that answers a request which left at `askedAt`; of another wallet where one is named. */
  readonly tell: (value: NativeBalance | Balance, askedAt: number, walletId?: string) => void
  /** The server is to be asked soon, because it has probably changed the balance. */
  readonly doubt: () => void
  /** What the wallet counts in; asks where nobody knows yet, undefined where there is no answer. */
  readonly asset: () => Promise<Asset | undefined>
  /** Ends it for good: nobody is called any more, and nothing is asked. Calling twice is safe. */
  readonly close: () => void
}

/** How long the server is given to say by itself what a number made outdated, in milliseconds. */
export const RECONCILE_MS = 1_000

/**
 * Follows the balance of a wallet: with the first subscriber it asks once, joins the account's live events and hears what
 * the page's providers hear; with the last it ends all of that.
 */
export function createBalanceSource({
  client,
  scope,
  walletId,
  live = true,
  elsewhere,
  timers = systemTimers,
}: BalanceSourceOptions): BalanceSource {
  const listeners = createListeners<{ readonly onChange: (available: Amount) => void }>()
  const wallets = new Map<string, WalletKnowledge>()
  let ours = walletId
  /** Nothing that was asked before counts: it was asked as somebody else. */
  let since = -Infinity
  let shown: Amount | undefined
  let isClosed = false
  /** What is known was outdated then, and the server has not spoken since; null when it has. */
  let doubted: Doubt | null = null
  let asking: Promise<void> | null = null
  let isOutdated = false
  let generation = new AbortController()
  let seat: BalanceSeat | null = null
  let stopEvents = () => {}
  let stopWaiting: (() => void) | null = null

  const knowledge = () => (ours === undefined ? NOTHING_KNOWN : (wallets.get(ours) ?? NOTHING_KNOWN))
  const say = (message: BalanceMessage) => {
    const own = seat ?? joinBalances(client, scope, { onMessage: () => {} })
    own.say(message)
    if (!seat) own.leave()
  }

  function show(): void {
    const available = availableOf(knowledge())
    if (isClosed || !available || (shown && equals(shown, available))) return
    shown = available
    listeners.tell(({ onChange }) => onChange(available))
  }

  function hear(balance: Balance, askedAt: number | null): void {
    if (balance.status !== 'ok') return
    const before = wallets.get(balance.walletId) ?? NOTHING_KNOWN
    const after = hearWord(before, balance, askedAt, timers.now())
    wallets.set(balance.walletId, after)
    if (balance.walletId !== ours) return
    if (doubted && !stillHolds(doubted, after.word)) doubted = null
    show()
  }

  function hearTelling(value: NativeBalance | Balance, of: string | undefined, askedAt: number): void {
    if (askedAt >= since && isBalance(value)) {
      hear(value, askedAt)
      return
    }
    if (askedAt >= since && !isBalance(value)) hearNumber(value, of, askedAt)
    doubt()
  }

  function hearNumber(value: NativeBalance, of: string | undefined, askedAt: number): void {
    const target = of ?? (walletId === undefined ? ours : undefined)
    const before = target === undefined ? undefined : wallets.get(target)
    const amount = before?.balance && readNative(value, before.balance.available.asset)
    if (target === undefined || !before || !amount) return
    wallets.set(target, hearTold(before, amount, askedAt, timers.now()))
    show()
  }

  function hearOthers(message: BalanceMessage): void {
    if (message.type === 'balance') hear(message.balance, message.askedAt)
    if (message.type === 'told') hearTelling(message.value, message.walletId, message.askedAt)
    if (message.type === 'closed' && scope.accountId === AMBIENT_ACCOUNT) startOver()
  }

  function doubt(): void {
    doubted = { toldAt: timers.now(), version: knowledge().word.version }
    if (listeners.size === 0 || isClosed) return
    stopWaiting ??= timers.after(RECONCILE_MS, () => {
      stopWaiting = null
      if (doubted) void ask()
    })
  }

  function ask(): Promise<void> {
    isOutdated = asking !== null
    asking ??= askWhileOutdated(generation.signal)
    return asking
  }

  async function askWhileOutdated(signal: AbortSignal): Promise<void> {
    do {
      isOutdated = false
      const askedAt = timers.now()
      try {
        const balance = await client.getBalance(walletId === undefined ? {} : { walletId }, { signal })
        if (signal.aborted) return
        ours ??= balance.walletId
        hear(balance, askedAt)
        say({ type: 'balance', balance, askedAt })
      } catch {
        // What is not known stays unknown; the next event, poll or number asks again.
      }
    } while (isOutdated && !signal.aborted)
    if (!signal.aborted) asking = null
  }

  function giveUpAsking(): void {
    generation.abort()
    generation = new AbortController()
    asking = null
    stopWaiting?.()
    stopWaiting = null
  }

  function startOver(): void {
    giveUpAsking()
    wallets.clear()
    ours = walletId
    shown = undefined
    since = timers.now()
    if (listeners.size > 0) void ask()
  }

  function start(): void {
    seat = joinBalances(client, scope, { onMessage: hearOthers })
    const known = elsewhere?.()
    if (known) {
      ours ??= known.walletId
      hear(known, -Infinity)
    }
    if (live) {
      stopEvents = liveEventsFor(client, scope).subscribe({
        onEvent: (event) => {
          if (event.type === 'balance.updated') hear(event.data, null)
        },
        onPoll: () => void ask(),
      })
    }
    // A view that is mounted twice in one turn, as StrictMode does, asks once.
    const { signal } = generation
    queueMicrotask(() => {
      if (!signal.aborted) void ask()
    })
  }

  function end(): void {
    giveUpAsking()
    stopEvents()
    stopEvents = () => {}
    seat?.leave()
    seat = null
  }

  return {
    subscribe: (callback) => {
      if (isClosed) return () => {}
      if (listeners.size === 0) start()
      const remove = listeners.add({ onChange: callback })
      const known = shown
      if (known) callHost(() => callback(known))
      return () => {
        if (remove() && listeners.size === 0 && !isClosed) end()
      }
    },
    get: () => elsewhere?.()?.available ?? availableOf(knowledge()),
    tell: (value, askedAt, of = walletId) => {
      hearTelling(value, of, askedAt)
      say({ type: 'told', walletId: of ?? ours, value, askedAt })
    },
    doubt,
    asset: async () => {
      const known = () => elsewhere?.() ?? knowledge().balance
      if (!known() && !isClosed) await ask()
      return known()?.available.asset
    },
    close: () => {
      isClosed = true
      end()
    },
  }
}
