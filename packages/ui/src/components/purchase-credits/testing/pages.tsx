import { screen, waitFor } from '@testing-library/react'
import { expect, vi } from 'vitest'
import { openBrowser } from '../../../testing/browser'
import { PurchaseCredits, type PurchaseCreditsProps } from '../index'
import { amountField } from './show'

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

/** The page that buyers leave and come back to. */
export const HOME = '/billing?tab=credits#buy'
/** Every way to pay on another page, and whose page it is. */
export const providers = [
  ['stripe_checkout', 'Stripe'],
  ['dodo', 'DodoPayments'],
  ['paypal', 'PayPal'],
] as const
/** One of them. */
export type Provider = (typeof providers)[number][0]

/** The button that leaves. */
export const leaveButton = (vendor: string) => screen.findByRole('button', { name: `Continue to ${vendor}` })

/** A buyer who has left for a provider's page with $42. */
export async function leave(provider: Provider, vendor: string, page: PageOptions = {}) {
  const browser = openShop()
  const shown = browser.load(HOME, { ...page, providers: [provider], mode: 'amount' })
  const { user } = shown
  await user.clear(await amountField())
  await user.type(await amountField(), '42')
  await user.click(await leaveButton(vendor))
  await waitFor(() => expect(browser.left).toHaveLength(1))
  return { ...browser, ...shown }
}
