import { usePurchase } from '@creditkit/client/react'
import type { Purchase, UnitName } from '@creditkit/contract'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../provider/index'
import { toPurchasePending } from './purchase-pending.model'
import { PurchasePendingView } from './purchase-pending.view'

/** How often a purchase that settles is asked about, where no news come by themselves. A bank takes days. */
const ASK_EVERY_MS = 15_000

/** What a purchase that settles beside the form takes. */
export interface PurchasePendingProps {
  /** As it was when the buyer turned to something else. */
  readonly left: Purchase
  readonly unit: UnitName
  /** Told once when it is credited. */
  readonly onCredited: (purchase: Purchase) => void
}

/** A purchase that is paid and settles by itself, followed until it is credited or has failed. */
export function PurchasePending({ left, unit, onCredited }: PurchasePendingProps) {
  const format = useFormat()
  const { data: seen, refetch } = usePurchase(left.id)
  const purchase = seen ?? left
  const isSettling = purchase.status === 'processing'
  const model = toPurchasePending(purchase, { unit, format })

  useEffect(() => {
    if (!isSettling) return
    const timer = setInterval(() => void refetch(), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isSettling, refetch])

  const told = useRef(false)
  useEffect(() => {
    if (model.status !== 'credited' || told.current) return
    told.current = true
    onCredited(purchase)
  })

  return <PurchasePendingView model={model} />
}
