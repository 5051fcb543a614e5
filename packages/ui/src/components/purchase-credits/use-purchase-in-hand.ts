import { type ReturnClaim, readPurchaseReturn } from '@creditkit/client'
import {
  type PurchaseFlowHandle,
  type UsePurchaseFlowOptions,
  usePurchaseFlow,
  usePurchaseReturn,
} from '@creditkit/client/react'
import { useEffect, useState } from 'react'

/** The purchase that is in hand when a page is shown. */
export interface PurchaseInHand {
  readonly flow: PurchaseFlowHandle
  /** Whether the purchase that the page's address speaks of is still being looked for. */
  readonly isFinding: boolean
  /** How the buyer says that they come back from it; null where they do not come back from one that was found. */
  readonly claim: ReturnClaim | null
}

/**
 * The purchase that the page's address says somebody comes back from, and is then cleaned of; else one that was left
 * unfinished in this browser. Nothing is looked for until the wallet is known.
 */
export function usePurchaseInHand(options: {
  readonly walletId: string | undefined
  readonly isKnown: boolean
  readonly onSucceeded: UsePurchaseFlowOptions['onSucceeded']
}): PurchaseInHand {
  const { walletId, isKnown, onSucceeded } = options
  const [isReturn, setReturn] = useState<boolean>()
  useEffect(() => setReturn(readPurchaseReturn(window.location.href) !== null), [])

  const back = usePurchaseReturn({ walletId, enabled: isKnown && isReturn === true })
  const isOther = isReturn === false || back.status === 'nothing'
  const flow = usePurchaseFlow({ walletId, resume: isKnown && isOther, onSucceeded })
  if (isReturn !== true || isOther) return { flow, isFinding: false, claim: null }
  const claim = back.status === 'found' ? (back.returned?.claim ?? null) : null
  return { flow: back, isFinding: back.status === 'finding', claim }
}
