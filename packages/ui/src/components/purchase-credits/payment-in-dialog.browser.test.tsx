import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { PaymentProvider } from '../../providers/payment-provider'
import { paypal } from '../../providers/paypal/index'
import { stripe } from '../../providers/stripe/index'
import { loadStyles } from '../../testing/load-styles'
import { installPaypal } from '../../testing/paypal-in-world'
import { installStripe } from '../../testing/stripe-in-world'
import { createWorld, InWorld } from '../../testing/world'
import { PurchaseDialog } from '../purchase-dialog/index'

let root: Root

beforeAll(async () => {
  await page.viewport(1100, 900)
  await loadStyles()
})
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

const dialog = page.getByRole('dialog', { name: 'Buy credits' })
const onOpenChange = vi.fn()

/** Buying in a modal dialog, with what a vendor's own window puts over it. */
function show(provider: PaymentProvider) {
  const world = createWorld({
    prepare: async (mock) => {
      await installStripe(mock)
      await installPaypal(mock)
    },
  })
  onOpenChange.mockReset()
  root.render(
    <StrictMode>
      <InWorld live payments={[provider]} world={world}>
        <PurchaseDialog onOpenChange={onOpenChange} open />
      </InWorld>
    </StrictMode>,
  )
  return world
}

async function expectCredited() {
  await expect.element(page.getByRole('heading', { level: 2, name: /added$/ })).toBeVisible()
  await expect.element(dialog).toBeVisible()
  expect(onOpenChange).not.toHaveBeenCalled()
}

test('PayPal’s window over a dialog can be used, and leaves the dialog open', async () => {
  const world = show(paypal)
  const window = page.getByRole('dialog', { name: 'PayPal' })
  await page.getByRole('button', { name: 'Pay with PayPal' }).click()
  await window.getByTestId('paypal-pay').click()
  await expectCredited()
  expect(await world.mock.ledger.verify()).toEqual([])
})

test('turning back in PayPal’s window by the Escape key closes the window, and not the dialog', async () => {
  show(paypal)
  const window = page.getByRole('dialog', { name: 'PayPal' })
  await page.getByRole('button', { name: 'Pay with PayPal' }).click()
  await expect.element(window).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(window).not.toBeInTheDocument()
  await expect.element(dialog).toBeVisible()
  await expect.element(page.getByText('Payment canceled').first()).toBeVisible()
  expect(onOpenChange).not.toHaveBeenCalled()
})

test('the bank’s window over a dialog can be used, and leaves the dialog open', async () => {
  const world = show(stripe)
  await page.getByLabelText('Card number').fill('4000002760003184')
  await page.getByLabelText('Expiration date').fill('12/34')
  await page.getByLabelText('Security code').fill('123')
  await page.getByLabelText('ZIP code').fill('12345')
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  const bank = page.getByRole('dialog', { name: '3D Secure authentication' })
  await bank.getByRole('button', { name: 'Complete' }).click()
  await expectCredited()
  expect(await world.mock.ledger.verify()).toEqual([])
})
