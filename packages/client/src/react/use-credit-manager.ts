import type { Amount } from '@creditkit/contract'
import { useEffect, useMemo, useRef } from 'react'
import type { BalanceSource } from '../manager/balance-source'
import { type CreditManager, toCreditManager } from '../manager/credit-manager'
import { createToolFetch, type Fetch, type ToolFetchOptions } from '../manager/tool-fetch'
import { useCreditsContext } from './context'
import { useCreditBalance } from './use-balances'
import { mayAsk } from './use-read'

/** What a component asks of a credit manager; the latest render's functions are called. */
export interface UseCreditManagerOptions extends Omit<ToolFetchOptions, 'timers'> {
  /** The wallet, the first in spend order when absent. */
  readonly walletId?: string | undefined
}

/** A credit manager, and the balance for the component that draws it. */
export interface CreditManagerHandle extends CreditManager {
  /** What can be spent, as every widget shows it; undefined while it is not known, which is not zero. */
  readonly balance: Amount | undefined
}

/**
 * The credits of a wallet for a component that uses endpoints of the host: `fetch` asks them and tells every widget the
 * `newBalance` of their answers.
 *
 * A component that needs to know why there is no balance reads {@link useCreditBalance} too: its `data`, `isPending` and
 * `error` are what others call balance, loading and error. `subscribeToCredits` is for what is no component; it asks for
 * the balance once, however many subscribe. All functions stay the same while the account does.
 *
 * ```tsx
 * const { balance, fetch } = useCreditManager({ onInsufficientCredits: ({ shortfall }) => offer(shortfall) })
 * const generate = () => fetch('/api/generate', { method: 'POST', body })
 * ```
 */
export function useCreditManager({
  walletId,
  ...options
}: UseCreditManagerOptions = {}): CreditManagerHandle {
  const { account, presence } = useCreditsContext()
  const { data } = useCreditBalance({ walletId })
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const asks = mayAsk(presence)
  const manager = useMemo((): CreditManager => {
    const source = asks ? account.balanceSource(walletId) : NO_SOURCE
    return { ...toCreditManager(source, {}), fetch: (...request) => fetchWith(source, latest)(...request) }
  }, [account, walletId, asks])
  return { ...manager, balance: data?.lastKnown?.available }
}

/** While nobody is signed in there is no balance to tell of. */
const NO_SOURCE: BalanceSource = {
  subscribe: () => () => {},
  get: () => undefined,
  tell: () => {},
  doubt: () => {},
  asset: async () => undefined,
  close: () => {},
}

function fetchWith(source: BalanceSource, latest: { readonly current: ToolFetchOptions }): Fetch {
  const { onInsufficientCredits, ...options } = latest.current
  return createToolFetch(source, {
    ...options,
    onInsufficientCredits:
      onInsufficientCredits && ((missing) => latest.current.onInsufficientCredits?.(missing)),
  })
}
