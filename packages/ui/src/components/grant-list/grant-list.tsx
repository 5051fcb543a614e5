import { useBranding, useGrants, useWallet } from '@creditkit/client/react'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { toGrantListModel } from './grant-list.model'
import { GrantListView } from './grant-list.view'

/** What the list of grants takes; everything may be left out. */
export interface GrantListProps {
  /** The wallet whose credits are listed; the first in spend order unless named. */
  readonly walletId?: string | undefined
  /** The look of this list, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of this list, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/**
 * The credits of a wallet by where they came from and when they expire, in the order in which they are used. Credits
 * that are used up or have expired are not among them: the history tells of those.
 */
export function GrantList({ walletId, appearance, messages }: GrantListProps) {
  const wallet = useWallet(walletId)
  const id = walletId ?? wallet.data?.id
  return (
    <Root appearance={appearance} messages={messages}>
      {id === undefined || wallet.data === null ? (
        <WithoutWallet wallet={wallet} />
      ) : (
        <GrantsOfWallet wallet={wallet} walletId={id} />
      )}
    </Root>
  )
}

type WalletRead = ReturnType<typeof useWallet>

function WithoutWallet({ wallet }: { readonly wallet: WalletRead }) {
  const branding = useBranding()
  const [isRefreshing, refresh] = useRefresh(wallet.refetch)
  return (
    <GrantListView
      isLoadingMore={false}
      isRefreshing={isRefreshing}
      model={toGrantListModel({ wallet, branding: branding.data, grants: null }, useFormat())}
      onLoadMore={wallet.refetch}
      onRefresh={refresh}
    />
  )
}

function GrantsOfWallet({ wallet, walletId }: { readonly wallet: WalletRead; readonly walletId: string }) {
  const branding = useBranding()
  const grants = useGrants({ walletId })
  const [isRefreshing, refresh] = useRefresh(() =>
    Promise.all([grants.refetch(), wallet.error ? wallet.refetch() : undefined]),
  )
  return (
    <GrantListView
      isLoadingMore={grants.isLoadingMore}
      isRefreshing={isRefreshing}
      model={toGrantListModel({ wallet, branding: branding.data, grants }, useFormat())}
      onLoadMore={grants.loadMore}
      onRefresh={refresh}
    />
  )
}

function useRefresh(ask: () => Promise<unknown>) {
  const [isRefreshing, setRefreshing] = useState(false)
  async function refresh() {
    setRefreshing(true)
    await ask()
    setRefreshing(false)
  }
  return [isRefreshing, refresh] as const
}
