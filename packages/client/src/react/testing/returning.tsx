import type { Purchase } from '@creditkit/contract'
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { atSecond, configRecord, purchaseRecord } from '../../query/testing/records'
import { createScriptedBackend, type ScriptedBackend } from '../../query/testing/scripted-backend'
import { usePurchaseFlow } from '../use-purchase-flow'
import { usePurchaseReturn } from '../use-purchase-return'
import { mount } from './mount'

const ORDER = '5O190127TN364715T'
/** Where PayPal sends a buyer who has paid. */
export const PAID = `/billing?tab=credits&token=${ORDER}&PayerID=Q#top`
/** Where it sends one who has turned back. */
export const TURNED_BACK = `/billing?token=${ORDER}`

/** A purchase at PayPal. */
export const order = (changes: Partial<Purchase> = {}) =>
  purchaseRecord({ nextAction: { type: 'paypal_order', orderId: ORDER }, ...changes })
/** The same, credited. */
export const succeeded = order({ status: 'succeeded', updatedAt: atSecond(1) })

/** A button that starts a purchase. */
export function Buy() {
  const { start, state } = usePurchaseFlow({ walletId: 'main' })
  const draft = { walletId: 'main', provider: 'paypal', money: purchaseRecord().price } as const
  return (
    <button type="button" onClick={() => void start(draft)}>
      buy {state.status}
    </button>
  )
}

interface ReturnProps {
  url?: string
  enabled?: boolean
  onSucceeded?: (purchase: Purchase) => void
}

/** What the return page knows, as text, and what can be done. */
export function Return({ url, enabled, onSucceeded }: ReturnProps) {
  const found = usePurchaseReturn({ url, enabled, onSucceeded })
  const why = found.status === 'failed' ? found.error.code : ''
  return (
    <div>
      <output>
        {found.status} {found.state.status} {found.returned?.claim ?? 'silent'} {why}
      </output>
      <button type="button" onClick={() => void found.retry()}>
        Retry
      </button>
      <button type="button" onClick={() => void found.cancel()}>
        Cancel
      </button>
      <button type="button" onClick={found.reset}>
        Reset
      </button>
    </div>
  )
}

/** The text of the return page. */
export const shown = () => screen.getByRole('status').textContent?.trim()
/** Presses the button of this text. */
export const press = (name: string | RegExp) => act(() => screen.getByText(name).click())
/** The page's address, without its origin. */
export const address = () => window.location.pathname + window.location.search + window.location.hash

/** A browser that has started a purchase, and whose page has gone to the provider. */
export async function leave(): Promise<ScriptedBackend> {
  const backend = createScriptedBackend({
    getConfig: () => configRecord(),
    createPurchase: () => order(),
    getPurchase: () => order(),
    capturePurchase: () => succeeded,
    cancelPurchase: () => order({ status: 'canceled', updatedAt: atSecond(1) }),
  })
  const { unmount } = mount(<Buy />, backend)
  press(/buy/)
  await screen.findByText('buy awaiting_approval')
  unmount()
  return backend
}

/** Begins each test with an empty browser, at the host's home page. */
export function beginAtHome(): void {
  beforeEach(() => {
    localStorage.clear()
    window.history.replaceState({ key: 'of the router' }, '', '/')
  })
  afterEach(() => window.history.replaceState(null, '', '/'))
}
