import { useCreditBalance } from '@creditkit/client/react'
import { useState } from 'react'
import { useEmit, useFormat } from '../../provider/index'
import type { PlacedWallet } from './dual-balance.model'
import { toWalletCardModel } from './wallet-card.model'
import { WalletCardView } from './wallet-card.view'

/** What a wallet's card takes. */
export interface WalletCardProps {
  readonly place: PlacedWallet
  /** Leads to buying this wallet's credits; without it the card does not offer to. */
  readonly onAddCredits: ((walletId: string) => void) | undefined
  /** Leads to this wallet's history; without it the card does not offer to. */
  readonly onShowHistory: ((walletId: string) => void) | undefined
}

/** One wallet among others, kept current by itself, so that its outage is nobody else's. */
export function WalletCard({ place, onAddCredits, onShowHistory }: WalletCardProps) {
  const walletId = place.wallet.id
  const emit = useEmit()
  const balance = useCreditBalance({ walletId })
  const [isRefreshing, setRefreshing] = useState(false)

  async function refresh() {
    emit({ type: 'balance.refreshed', walletId })
    setRefreshing(true)
    await balance.refetch()
    setRefreshing(false)
  }

  function addCredits() {
    emit({ type: 'credits.addRequested', walletId, from: 'dualBalance' })
    onAddCredits?.(walletId)
  }

  return (
    <WalletCardView
      isRefreshing={isRefreshing}
      model={toWalletCardModel(place, balance, useFormat())}
      onAddCredits={onAddCredits && place.wallet.purchasable ? addCredits : undefined}
      onRefresh={refresh}
      onShowHistory={onShowHistory && (() => onShowHistory(walletId))}
    />
  )
}
