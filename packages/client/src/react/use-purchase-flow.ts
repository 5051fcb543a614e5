import type { Purchase } from '@creditkit/contract'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { PurchaseFlow, ResumeOptions } from '../purchase/purchase-flow'
import type { PurchaseState } from '../purchase/purchase-state'
import { useCreditsContext } from './context'
import { useAccountId } from './use-account-id'
import { mayAsk } from './use-read'

/** How a purchase is shown. */
export interface UsePurchaseFlowOptions {
  /** The wallet whose unfinished purchases are looked for; every wallet when absent. */
  readonly walletId?: string | undefined
  /**
   * Whether to look for an unfinished purchase when first shown: the newest that this browser remembers (true, also when
   * absent), one by its identifier, or none (false).
   */
  readonly resume?: boolean | ResumeOptions | undefined
  /** Told once per purchase that has been credited while this is mounted. */
  readonly onSucceeded?: ((purchase: Purchase) => void) | undefined
}

/** A purchase: where it stands, and what can be done. Nothing rejects: what goes wrong is a state. */
export interface PurchaseFlowHandle extends Omit<PurchaseFlow, 'getState' | 'subscribe'> {
  readonly state: PurchaseState
  /** Whether it is known whose purchase it would be. Until then the state is idle and methods change nothing. */
  readonly isReady: boolean
}

const IDLE: PurchaseState = { status: 'idle', request: 0 }
const NO_FLOW: PurchaseFlow = {
  getState: () => IDLE,
  subscribe: () => () => {},
  start: async () => IDLE,
  approve: async () => IDLE,
  approvalCanceled: () => {},
  approvalFailed: () => {},
  approvalLost: () => {},
  cancel: async () => IDLE,
  retry: async () => IDLE,
  reset: () => {},
  leaveToSettle: () => {},
  resume: async () => IDLE,
}

/**
 * A purchase from start to credited. There is one flow per account and wallet under a provider: components that show the
 * same wallet show the same purchase, and one that remounts finds it as it was.
 */
export function usePurchaseFlow(options: UsePurchaseFlowOptions = {}): PurchaseFlowHandle {
  const { walletId, resume = true, onSucceeded } = options
  const { account, presence } = useCreditsContext()
  const { accountId } = useAccountId()
  const shared = useMemo(
    () => (mayAsk(presence) && accountId !== undefined ? account.flow({ accountId, walletId }) : null),
    [account, presence, accountId, walletId],
  )
  const flow = shared?.flow ?? NO_FLOW
  const state = useSyncExternalStore(flow.subscribe, flow.getState, NO_FLOW.getState)

  const tell = useRef(onSucceeded)
  useEffect(() => {
    tell.current = onSucceeded
  })
  useEffect(() => shared?.onSucceeded((purchase) => tell.current?.(purchase)), [shared])

  const isWanted = resume !== false
  const purchaseId = typeof resume === 'object' ? resume.purchaseId : undefined
  useEffect(() => {
    if (isWanted && flow.getState().status === 'idle') void flow.resume({ purchaseId })
  }, [flow, isWanted, purchaseId])

  return useMemo(() => {
    const { getState: _, subscribe: __, ...methods } = flow
    return { ...methods, state, isReady: shared !== null }
  }, [flow, state, shared])
}
