import { useBranding, useUsage, useUsageHistory, useWallets } from '@creditkit/client/react'
import type { Amount } from '@creditkit/contract'
import { useState } from 'react'
import { creditsOfAsset } from '../../format/index'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useEmit, useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { PurchaseDialog } from '../purchase-dialog/index'
import { UsageChart } from '../usage-chart/index'
import { toUsageDashboardModel } from './usage-dashboard.model'
import { UsageDashboardView } from './usage-dashboard.view'
import { useKeptOrder } from './use-kept-order'

/** What the usage dashboard takes; everything may be left out. */
export interface UsageDashboardProps {
  /**
   * Called when somebody wants credits, with the wallet that pays for use past the allowance, null where that is not known;
   * without it the dashboard sells them itself.
   */
  readonly onAddCredits?: ((walletId: string | null) => void) | undefined
  /** Whether the chart of usage by day stands below the meters; true unless named. */
  readonly showChart?: boolean | undefined
  /** For how many meters there is room while they are loaded; 2 unless named. */
  readonly placeholders?: number | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/** How much of each allowance is used, what is past it and what that costs, over a chart of usage by day. */
export function UsageDashboard(props: UsageDashboardProps) {
  const { onAddCredits, showChart = true, placeholders = 2, appearance, messages } = props
  const emit = useEmit()
  const format = useFormat()
  const usage = useUsage()
  const monthly = useUsageHistory({ granularity: 'month', limit: 100 })
  const wallets = useWallets().data
  const branding = useBranding().data
  const [asked, setAsked] = useState(0)
  const [isRefreshing, setRefreshing] = useState(false)
  const [isBuying, setBuying] = useState(false)

  const credits = (value: Amount) => creditsOfAsset(format, value, wallets, branding)
  const points = { points: monthly.data, isPending: monthly.isPending }
  const model = useKeptOrder(toUsageDashboardModel(usage, points, { format, credits }), asked)
  const help = model.status === 'ready' ? model.help : null
  const payer = wallets?.find(({ id }) => help?.walletId === null || id === help?.walletId)
  const canBuy = help !== null && payer?.purchasable

  async function refresh() {
    emit({ type: 'usage.refreshed' })
    setRefreshing(true)
    await Promise.all([usage.refetch(), monthly.refetch()])
    setAsked(asked + 1)
    setRefreshing(false)
  }

  function addCredits() {
    emit({ type: 'credits.addRequested', walletId: payer?.id ?? null, from: 'usageDashboard' })
    if (onAddCredits) onAddCredits(help?.walletId ?? null)
    else setBuying(true)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <UsageDashboardView
        isRefreshing={isRefreshing}
        model={model}
        onAddCredits={canBuy ? addCredits : undefined}
        onRefresh={refresh}
        placeholders={placeholders}
      >
        {showChart && hasChart(model.status, monthly.data !== undefined) ? <UsageChart /> : null}
      </UsageDashboardView>
      {onAddCredits ? null : <PurchaseDialog onOpenChange={setBuying} open={isBuying} walletId={payer?.id} />}
    </Root>
  )
}

/**
 * Where the meters cannot be loaded, the chart stands for what can; where nothing can, one error says so. While they load
 * nobody knows how many there are: the chart waits, or they would push it down.
 */
function hasChart(status: string, isHistoryThere: boolean): boolean {
  return status === 'error' ? isHistoryThere : status !== 'empty' && status !== 'loading'
}
