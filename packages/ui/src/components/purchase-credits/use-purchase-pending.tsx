import type { PurchaseFlowHandle } from '@creditkit/client/react'
import { isPositive, type Purchase } from '@creditkit/contract'
import { type ReactNode, useState } from 'react'
import { walletUnit } from '../../format/index'
import { useFormat } from '../../provider/index'
import { PurchasePending } from './purchase-pending'
import { toCreditsPending } from './purchase-pending.model'
import { PurchasePendingView } from './purchase-pending.view'
import type { PurchaseSources } from './use-purchase-sources'

/** What is known of the payments that settle beside the form. */
export interface PurchasePendingOptions {
  readonly sources: PurchaseSources
  readonly flow: PurchaseFlowHandle
  /** Told once per purchase that has been credited. */
  readonly onSucceeded: (purchase: Purchase) => void
}

/**
 * The payments that settle by themselves while something else is bought: those that were left in this page, each followed
 * to its end; else whatever the balance says is on its way.
 */
export function usePurchasePending(options: PurchasePendingOptions): {
  readonly shown: ReactNode
  /** Leaves the purchase that settles, for something else. */
  readonly leave: () => void
} {
  const { sources, flow, onSucceeded } = options
  const { wallet, balance } = sources
  const branding = sources.config.data?.branding
  const format = useFormat()
  const [left, setLeft] = useState<readonly Purchase[]>([])
  const { state } = flow

  function leave() {
    if (state.status !== 'settling') return
    setLeft((before) => [...before, state.purchase])
    flow.leaveToSettle()
  }

  if (!branding || !wallet) return { shown: null, leave }
  const unit = walletUnit(branding, wallet)
  function onCredited(purchase: Purchase) {
    sources.refreshBalance()
    onSucceeded(purchase)
  }
  if (left.length > 0) {
    const shown = left.map((purchase) => (
      <PurchasePending key={purchase.id} left={purchase} onCredited={onCredited} unit={unit} />
    ))
    return { shown, leave }
  }
  const isShown = state.status === 'idle' && balance?.status === 'ok' && isPositive(balance.pending)
  const model = isShown ? toCreditsPending(balance.pending, { unit, format }) : null
  return { shown: model && <PurchasePendingView model={model} />, leave }
}
