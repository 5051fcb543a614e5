import { readPurchaseReturn } from '@creditkit/client'
import { useEffect, useState } from 'react'
import { useAddressSearch } from '../../address/use-address-search'

/** The chosen tab and whether buying is open. */
export interface BillingPlace {
  /** Null for the first tab. */
  readonly tabId: string | null
  readonly isBuying: boolean
  readonly chooseTab: (tabId: string) => void
  readonly setBuying: (open: boolean) => void
}

/**
 * Where on the page somebody is: in the page's address (`?tab=usage&buy-credits=true`) when `deepLinks`, else in memory.
 * A buyer who comes back from a payment page finds buying open, where what became of the payment is shown.
 */
export function useBillingAddress(deepLinks: boolean): BillingPlace {
  const { search, change } = useAddressSearch()
  const [kept, setKept] = useState<{ readonly tabId: string | null; readonly isBuying: boolean }>({
    tabId: null,
    isBuying: false,
  })
  useEffect(() => {
    if (readPurchaseReturn(window.location.href)) setKept((before) => ({ ...before, isBuying: true }))
  }, [])

  const isLinked = deepLinks && search?.get('buy-credits') === 'true'
  return {
    tabId: deepLinks ? (search?.get('tab') ?? null) : kept.tabId,
    isBuying: kept.isBuying || isLinked,
    chooseTab: (tabId) => {
      if (deepLinks) change({ tab: tabId })
      else setKept((before) => ({ ...before, tabId }))
    },
    setBuying: (isBuying) => {
      setKept((before) => ({ ...before, isBuying }))
      if (deepLinks && !isBuying) change({ 'buy-credits': null })
    },
  }
}
