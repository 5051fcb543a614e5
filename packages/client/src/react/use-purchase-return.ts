import { useCallback, useEffect, useMemo, useState } from 'react'
import { browserPage } from '../events/page-signals'
import type { CreditsError } from '../http/problem'
import { type PurchaseReturn, readPurchaseReturn } from '../purchase/purchase-return'
import { followPurchaseReturn } from '../purchase/purchase-return-follow'
import type { PurchaseState } from '../purchase/purchase-state'
import { useCreditsContext } from './context'
import { useAccountId } from './use-account-id'
import { type PurchaseFlowHandle, type UsePurchaseFlowOptions, usePurchaseFlow } from './use-purchase-flow'

/** How a return is shown. */
export interface UsePurchaseReturnOptions extends Pick<UsePurchaseFlowOptions, 'walletId' | 'onSucceeded'> {
  /** The address that the buyer came back to; the page's own when absent, which is then cleaned up. */
  readonly url?: string | URL | undefined
  /** Whether to look for it yet, true when absent; false while it is not known for which wallet, for example. */
  readonly enabled?: boolean | undefined
}

/** What became of the search for the purchase that a buyer comes back from. */
export type PurchaseReturnSearch =
  | { readonly status: 'finding' }
  /** There is no unfinished purchase that this browser remembers and the address could mean. */
  | { readonly status: 'nothing' }
  /** It cannot be looked for: nobody is signed in, or it cannot be found out who is. */
  | { readonly status: 'failed'; readonly error: CreditsError }
  /** The purchase is the flow's: `state` says where it stands. */
  | { readonly status: 'found' }

/** A return: what the address says, what became of the search, and the purchase once it is found. */
export type PurchaseReturnHandle = PurchaseFlowHandle &
  PurchaseReturnSearch & {
    /** What the address says, a hint only; null when it says nothing, and until the page has been drawn once. */
    readonly returned: PurchaseReturn | null
  }

/**
 * The page that a payment provider sends the buyer back to. It finds the purchase that the address speaks of, else the
 * newest unfinished one that this browser remembers, and follows it to credited, as `followPurchaseReturn` does. Coming
 * back twice, by a reload, another tab or a double effect, takes no money twice. A buyer who turned back finds the
 * purchase open: `retry` goes on with it, `cancel` gives it up.
 *
 * Once the server has said how it stands, what the provider wrote is taken out of the page's address, in place and with
 * the history state as it is. An address that is passed in is the host's to clean up: `returned.cleanUrl`.
 */
export function usePurchaseReturn(options: UsePurchaseReturnOptions = {}): PurchaseReturnHandle {
  const { url, walletId, enabled = true, onSucceeded } = options
  const { account } = useCreditsContext()
  const { accountId, error, refetch } = useAccountId()
  const flow = usePurchaseFlow({ walletId, onSucceeded, resume: false })
  const { state } = flow

  const [own, setOwn] = useState<string>()
  useEffect(() => setOwn(window.location.href), [])
  const address = url === undefined ? own : String(url)
  const returned = useMemo(() => (address === undefined ? null : readPurchaseReturn(address)), [address])

  const [last, setLast] = useState<{ of: unknown; found: boolean }>()
  const find = useCallback(async (): Promise<PurchaseState> => {
    if (!enabled || accountId === undefined || address === undefined) return IDLE
    setLast(undefined)
    const { client } = account
    const shared = account.flow({ accountId, walletId }).flow
    const found = await followPurchaseReturn({ flow: shared, client, accountId, walletId, returned })
    setLast({ of: find, found: found !== null })
    return shared.getState()
  }, [account, accountId, walletId, enabled, address, returned])
  useEffect(() => void find(), [find])

  const search = toSearch(last?.of === find ? last.found : undefined, error)
  const isUnanswered = state.status === 'failed' && state.step === 'resume'
  useEffect(() => {
    if (!isUnanswered) return
    return browserPage().subscribe((signal) => {
      if (signal === 'online' || signal === 'restored' || signal === 'visible') void find()
    })
  }, [isUnanswered, find])

  const isOver = search.status === 'found' && !isUnanswered && !isUnderWay(state)
  useEffect(() => {
    if (!isOver || !returned || url !== undefined || window.location.href !== own) return
    window.history.replaceState(window.history.state, '', returned.cleanUrl)
  }, [isOver, returned, url, own])

  const retry = useCallback(async () => {
    if (accountId !== undefined) return find()
    await refetch()
    return IDLE
  }, [accountId, find, refetch])
  const searchesAgain = isUnanswered || search.status === 'failed'
  return { ...flow, ...search, ...(searchesAgain && { retry }), returned }
}

const IDLE: PurchaseState = { status: 'idle', request: 0 }

function toSearch(found: boolean | undefined, error: CreditsError | null): PurchaseReturnSearch {
  if (error) return { status: 'failed', error }
  if (found === undefined) return { status: 'finding' }
  return { status: found ? 'found' : 'nothing' }
}

/** Whether a reload would still need what the address says: it is looked for again, or nobody knows yet whether it is paid. */
function isUnderWay({ status }: PurchaseState): boolean {
  return status === 'idle' || status === 'capturing' || status === 'unknown'
}
