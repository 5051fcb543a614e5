import type { Balance, Branding, Grant, KnownBalance, Wallet } from '@creditkit/contract'
import { useCallback, useMemo } from 'react'
import { balanceOf, balancesOf, lastHeardOf } from '../query/balance-book'
import { balancesQuery, grantsQuery } from '../query/options'
import { findWallet } from '../query/wallets'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle, toInstant } from './read-handle'
import { useTimedConfig } from './use-config'
import { type ListHandle, useList } from './use-list'
import { useNews, useRead } from './use-read'

/** A wallet's balance with what it takes to show it. */
export interface CreditBalance {
  /**
   * The server's latest word; `unavailable` while the wallet cannot be reached, which is not zero. While credits are being
   * spent, `available` is less by those before the server has said so; the rest, the version too, is as it was said.
   */
  readonly balance: Balance
  /** The newest amounts heard, with their `updatedAt`: the balance itself, or what it was before an outage. Null when never heard. */
  readonly lastKnown: KnownBalance | null
  readonly wallet: Wallet
  readonly branding: Branding
}

/** The balance of every wallet, kept current by live events. A newer version is never replaced by an older one. */
export function useBalances(): ReadHandle<readonly Balance[]> {
  const book = useRead(balancesQuery(useCreditsContext().account))
  const news = useNews()
  const { data } = book
  const { balances: heard, spending, told } = news
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the news, only what changes balances counts.
  const balances = useMemo(() => data && balancesOf(data, news), [data, heard, spending, told])
  return mapHandle(book, balances)
}

/**
 * The balance of one wallet, of the first in spend order when none is named, with the wallet and the branding. `data`
 * is null when there is no such wallet. Any number of widgets share one request for balances and one for the rest.
 */
export function useCreditBalance({
  walletId,
}: {
  walletId?: string | undefined
} = {}): ReadHandle<CreditBalance | null> {
  const config = useTimedConfig()
  const book = useRead(balancesQuery(useCreditsContext().account))
  const news = useNews()
  const wallet = config.data && findWallet(config.data, walletId)
  const known = wallet && balanceOf(book.data, news, wallet.id)
  const branding = config.data?.branding
  const isMissing =
    wallet === null || (wallet !== undefined && book.data !== undefined && known === undefined)
  const balance = known?.balance
  const lastKnown = known?.lastKnown ?? null
  const data = useMemo(() => {
    if (isMissing) return null
    return wallet && branding && balance ? { balance, lastKnown, wallet, branding } : undefined
  }, [isMissing, wallet, branding, balance, lastKnown])

  const heardAt = wallet ? lastHeardOf(news, wallet.id) : 0
  const isBookStale = book.error !== null && heardAt <= book.failedAt
  const error = book.error ?? config.error
  const refetchBook = book.refetch
  const refetchConfig = config.refetch
  const lacksConfig = config.error !== null
  return {
    data,
    error,
    isPending: data === undefined && error === null,
    isFetching: book.isFetching || (config.data === undefined && config.isFetching),
    isStale: data !== undefined && (isBookStale || config.isStale),
    updatedAt: data === undefined ? null : toInstant(Math.max(book.answeredAt, heardAt)),
    refetch: useCallback(async () => {
      await Promise.all([refetchBook(), lacksConfig ? refetchConfig() : undefined])
    }, [refetchBook, refetchConfig, lacksConfig]),
  }
}

/** The lots of credits that have something left, soonest-expiring first, of one wallet or of all. */
export function useGrants({ walletId }: { walletId?: string | undefined } = {}): ListHandle<Grant> {
  return useList(grantsQuery(useCreditsContext().account, walletId === undefined ? {} : { walletId }))
}
