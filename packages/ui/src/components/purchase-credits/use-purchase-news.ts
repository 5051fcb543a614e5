import type { PurchaseState, PurchaseStateOf } from '@creditkit/client'
import type { Purchase } from '@creditkit/contract'
import { useEffect, useRef } from 'react'
import { useEmit } from '../../provider/index'
import { purchaseOf } from './purchase-checkout.model'

/** A purchase that has not come through, and why: declined, expired, or failed with the client's error where there is one. */
export type PurchaseTrouble = PurchaseStateOf<'declined' | 'expired' | 'failed'>

/** What a host wants to hear of a purchase. */
export interface PurchaseListeners {
  /** Told once per purchase that has been credited. */
  readonly onSuccess?: ((purchase: Purchase) => void) | undefined
  /** Told when the buyer has turned back; undefined when there was no purchase yet. */
  readonly onCancel?: ((purchase: Purchase | undefined) => void) | undefined
  /** Told when a purchase does not come through; nothing was charged. */
  readonly onError?: ((trouble: PurchaseTrouble) => void) | undefined
}

/** Tells the host of a credited purchase: its callback, and the kit's event. */
export function usePurchaseSuccess({ onSuccess }: PurchaseListeners): (purchase: Purchase) => void {
  const emit = useEmit()
  return (purchase) => {
    const { id: purchaseId, walletId, provider } = purchase
    emit({ type: 'purchase.completed', purchaseId, walletId, provider })
    onSuccess?.(purchase)
  }
}

/** Tells the host how a purchase ends without credits, once per ending. What was so before it was shown is not news. */
export function usePurchaseEndings(state: PurchaseState, { onCancel, onError }: PurchaseListeners): void {
  const emit = useEmit()
  const told = useRef(endingOf(state))
  const latest = useRef({ emit, onCancel, onError })

  useEffect(() => {
    latest.current = { emit, onCancel, onError }
  })

  useEffect(() => {
    const ending = endingOf(state)
    if (told.current === ending) return
    told.current = ending
    if (ending === null) return
    const tell = latest.current
    tell.emit({ type: 'purchase.ended', purchaseId: purchaseOf(state)?.id ?? null, outcome: ending })
    if (state.status === 'canceled') tell.onCancel?.(state.purchase)
    if (isTrouble(state)) tell.onError?.(state)
  }, [state])
}

/** How a purchase has ended without credits; null while it has not. */
function endingOf(state: PurchaseState): 'canceled' | PurchaseTrouble['status'] | null {
  if (state.status === 'canceled') return state.confirming ? null : 'canceled'
  return isTrouble(state) ? state.status : null
}

function isTrouble(state: PurchaseState): state is PurchaseTrouble {
  return state.status === 'declined' || state.status === 'expired' || state.status === 'failed'
}
