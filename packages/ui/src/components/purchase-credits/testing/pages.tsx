import { vi } from 'vitest'
import { openBrowser } from '../../../testing/browser'
import { PurchaseCredits, type PurchaseCreditsProps } from '../index'

/** What the page takes that credits are bought on. */
export interface PageOptions extends PurchaseCreditsProps {
  readonly redirectHosts?: readonly string[]
}

/** A browser in which credits are bought. */
export function openShop() {
  const browser = openBrowser()

  /** Loads the page at an address, the one that the browser is at unless named, and hears what it tells. */
  function load(address?: string, { redirectHosts, ...props }: PageOptions = {}) {
    const heard = { onSuccess: vi.fn(), onCancel: vi.fn(), onError: vi.fn() }
    const page = browser.load(<PurchaseCredits {...heard} {...props} />, address, redirectHosts)
    return { ...heard, ...page }
  }

  return { ...browser, load }
}
