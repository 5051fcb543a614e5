import {
  type CreditBalance,
  type ReadHandle,
  useConfig,
  useCreditBalance,
  useWallet,
} from '@creditkit/client/react'
import type { Balance, Config, Wallet } from '@creditkit/contract'
import { useState } from 'react'

/** What a purchase is shown from, besides the flow. */
export interface PurchaseSources {
  readonly config: ReadHandle<Config>
  /** Undefined while loading, null when there is none. */
  readonly wallet: Wallet | null | undefined
  /** Undefined while it is not known, null where it cannot be; nothing is bought blindly for that, and nothing is held up. */
  readonly balance: Balance | null | undefined
  /** Asks for the balance again. */
  readonly refreshBalance: () => void
  /** Asks for all of it again. */
  readonly retry: () => Promise<void>
  /** Whether that is on its way. */
  readonly isRetrying: boolean
}

/** Reads what a purchase is shown from; shared with every other component that shows it. */
export function usePurchaseSources(walletId: string | undefined): PurchaseSources {
  const config = useConfig()
  const { data: wallet } = useWallet(walletId)
  const credits: ReadHandle<CreditBalance | null> = useCreditBalance({ walletId })
  const [isRetrying, setRetrying] = useState(false)

  async function retry() {
    setRetrying(true)
    await Promise.all([config.refetch(), credits.refetch()])
    setRetrying(false)
  }

  const balance = credits.data?.balance ?? (credits.error ? null : undefined)
  const refreshBalance = () => void credits.refetch()
  return { config, wallet, balance, refreshBalance, retry, isRetrying }
}
