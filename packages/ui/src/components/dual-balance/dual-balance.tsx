import { useBalances, useBranding, useWallets } from '@creditkit/client/react'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useEmit } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { toDualBalanceModel } from './dual-balance.model'
import { DualBalanceView } from './dual-balance.view'
import { WalletCard } from './wallet-card'

/** What the wallets side by side take; everything may be left out. */
export interface DualBalanceProps {
  /** Called with the wallet that somebody wants credits for; without it the cards do not offer to. */
  readonly onAddCredits?: ((walletId: string) => void) | undefined
  /** Called with the wallet whose history somebody wants to see; without it the cards do not offer to. */
  readonly onShowHistory?: ((walletId: string) => void) | undefined
  /** The look of the wallets, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of the wallets, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/**
 * Every wallet of the account side by side, in the order in which they are spent; any number of them works. Nothing is
 * added up: credits of two wallets are two things.
 */
export function DualBalance({ onAddCredits, onShowHistory, appearance, messages }: DualBalanceProps) {
  const emit = useEmit()
  const wallets = useWallets()
  const balances = useBalances()
  const branding = useBranding()
  const [isRefreshing, setRefreshing] = useState(false)

  async function refresh() {
    emit({ type: 'balance.refreshed', walletId: null })
    setRefreshing(true)
    await Promise.all([wallets.refetch(), balances.refetch()])
    setRefreshing(false)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <DualBalanceView
        isRefreshing={isRefreshing}
        model={toDualBalanceModel({ wallets, branding: branding.data, balances })}
        onRefresh={refresh}
      >
        {(place) => <WalletCard onAddCredits={onAddCredits} onShowHistory={onShowHistory} place={place} />}
      </DualBalanceView>
    </Root>
  )
}
