import type { Branding, Config, CreditPackage, Wallet } from '@creditkit/contract'
import { useMemo } from 'react'
import { configQuery } from '../query/options'
import { findWallet, inSpendOrder } from '../query/wallets'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { type TimedHandle, useNews, useRead } from './use-read'

/** The configuration with the newest branding laid over it; internal, because hooks on top of it need the times. */
export function useTimedConfig(): TimedHandle<Config> {
  const handle = useRead(configQuery(useCreditsContext().account))
  const { branding } = useNews()
  const { data } = handle
  const config = useMemo(
    () => (data && branding && branding.version > data.branding.version ? { ...data, branding } : data),
    [data, branding],
  )
  return { ...handle, data: config }
}

/** Branding, wallets, packages, providers and the viewer: one request however many hooks read from it. */
export function useConfig(): ReadHandle<Config> {
  const config = useTimedConfig()
  return mapHandle(config, config.data)
}

/** Who the server takes the viewer for, with their role. */
export function useViewer(): ReadHandle<Config['viewer']> {
  const config = useConfig()
  return mapHandle(config, config.data?.viewer)
}

/** What the product calls its credits; a new name arrives without a reload. */
export function useBranding(): ReadHandle<Branding> {
  const config = useConfig()
  return mapHandle(config, config.data?.branding)
}

/** Every wallet in the order they are spent from. */
export function useWallets(): ReadHandle<readonly Wallet[]> {
  const config = useConfig()
  const wallets = config.data?.wallets
  return mapHandle(
    config,
    useMemo(() => wallets && inSpendOrder(wallets), [wallets]),
  )
}

/** One wallet, the first in spend order when none is named; null when there is no such wallet. */
export function useWallet(walletId?: string): ReadHandle<Wallet | null> {
  const config = useConfig()
  return mapHandle(config, config.data && findWallet(config.data, walletId))
}

/** The packages on offer, of one wallet or of all, in the server's order. */
export function usePackages(walletId?: string): ReadHandle<readonly CreditPackage[]> {
  const config = useConfig()
  const packages = config.data?.packages
  return mapHandle(
    config,
    useMemo(
      () => packages?.filter((offer) => walletId === undefined || offer.walletId === walletId),
      [packages, walletId],
    ),
  )
}
