import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { paypal } from '../../providers/paypal/index'
import { loadStyles } from '../../testing/load-styles'
import { installPaypal } from '../../testing/paypal-in-world'
import { createWorld, InWorld, type World, type WorldOptions } from '../../testing/world'
import { PurchaseCredits, type PurchaseCreditsProps } from './index'

const rejections: unknown[] = []
const onRejection = (event: PromiseRejectionEvent) => void rejections.push(event.reason)
let root: Root

beforeAll(async () => {
  await page.viewport(1100, 800)
  await loadStyles()
})
beforeEach(() => {
  rejections.length = 0
  window.addEventListener('unhandledrejection', onRejection)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  window.removeEventListener('unhandledrejection', onRejection)
  root.unmount()
  document.body.replaceChildren()
  Reflect.deleteProperty(window, 'paypal')
  expect(rejections).toEqual([])
})

/** PayPal's real React components, on the script of a world's own PayPal. */
function show(props: PurchaseCreditsProps = {}, options: WorldOptions = {}): World {
  const world = createWorld({
    ...options,
    prepare: async (mock) => {
      await installPaypal(mock)
      await options.prepare?.(mock)
    },
  })
  root.render(
    <StrictMode>
      <InWorld live payments={[paypal]} world={world}>
        <PurchaseCredits {...props} />
      </InWorld>
    </StrictMode>,
  )
  return world
}

const button = page.getByRole('button', { name: 'Pay with PayPal' })
const dialog = page.getByRole('dialog', { name: 'PayPal' })
const pay = dialog.getByTestId('paypal-pay')
const leave = dialog.getByTestId('paypal-cancel')
const card = page.getByRole('region')
const host = () => document.querySelector('paypal-button')
const created = ({ mock }: World) => mock.requests.all('createPurchase')

describe('with the real PayPal components', () => {
  test('a purchase is approved in PayPal’s window, credited once, and the focus ends at what came of it', async () => {
    const onSuccess = vi.fn()
    const world = show({ onSuccess })
    await page.getByRole('radio', { name: '$25' }).click({ force: true })
    const before = await vi.waitFor(() => {
      if (!host()) throw new Error('There is no button yet.')
      return host()
    })
    await button.click()
    await expect.element(dialog.getByTestId('paypal-amount')).toHaveTextContent('$25.00')
    await expect.element(card).toHaveAttribute('data-state', 'approving')
    expect(host()).toBe(before)
    await pay.click()

    const heading = page.getByRole('heading', { level: 2, name: /^25\sSky Credits added$/ })
    await expect.element(heading).toHaveFocus()
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(page.getByText('52.50 Sky Credits')).toBeVisible()
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(created(world)).toHaveLength(1)
    expect(host()).toBe(before)
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('what came of it is in plain sight, far down a page with a header that sticks to its top', async () => {
    document.body.style.padding = '1500px 0'
    show()
    await button.click()
    await pay.click()
    const heading = page.getByRole('heading', { level: 2, name: /added$/ })
    await expect.element(heading).toHaveFocus()
    await vi.waitFor(() => {
      const { top, bottom } = heading.element().getBoundingClientRect()
      expect(top).toBeGreaterThan(96)
      expect(bottom).toBeLessThan(window.innerHeight)
    })
    document.body.style.padding = ''
  })

  test('two clicks open one window and make one purchase', async () => {
    const world = show()
    await expect.element(button).toHaveAttribute('aria-disabled', 'false')
    await userEvent.dblClick(button)
    await pay.click()
    await expect.element(card).toHaveAttribute('data-state', 'succeeded')
    expect(created(world)).toHaveLength(1)
  })

  test('nothing opens for an amount that cannot be paid, and the field has the focus', async () => {
    show()
    const field = page.getByLabelText('Amount to pay')
    await field.fill('0.5')
    await button.click()
    await expect.element(field).toHaveFocus()
    await expect.element(field).toHaveAccessibleDescription(/too little.*from \$1\.00 to \$1,000\.00/)
    await expect.element(dialog).not.toBeInTheDocument()
  })

  test('turning back in the window charges nothing, and the same order is opened again', async () => {
    const world = show()
    await button.click()
    await leave.click()
    await expect.element(page.getByText('Payment canceled').first()).toHaveFocus()
    await button.click()
    await pay.click()
    await expect.element(card).toHaveAttribute('data-state', 'succeeded')
    expect(created(world)).toHaveLength(1)
  })

  test('giving up on the page closes the window', async () => {
    show()
    await button.click()
    await expect.element(pay).toBeVisible()
    const cancel = page.getByRole('button', { name: 'Cancel this purchase' }).element()
    if (cancel instanceof HTMLElement) cancel.click()
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(card).toHaveAttribute('data-state', 'canceled')
  })

  test('on a phone a decline is brought into sight with all that it says', async () => {
    await page.viewport(375, 720)
    show()
    await button.click()
    await dialog.getByTestId('paypal-funding-declined_card').click({ force: true })
    await pay.click()
    await expect.element(page.getByText('Your payment was declined').first()).toHaveFocus()
    const { top, bottom } = page
      .getByText('Try again, or choose another way to pay.')
      .element()
      .getBoundingClientRect()
    expect(top).toBeGreaterThan(0)
    expect(bottom).toBeLessThan(innerHeight)
    await page.viewport(1100, 800)
  })

  test('after a decline the same order is paid in another way', async () => {
    const world = show()
    await button.click()
    await dialog.getByTestId('paypal-funding-declined_card').click({ force: true })
    await pay.click()
    await expect.element(page.getByText('Your payment was declined').first()).toHaveFocus()
    await button.click()
    await pay.click()
    await expect.element(card).toHaveAttribute('data-state', 'succeeded')
    expect(created(world)).toHaveLength(1)
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('a purchase that cannot be made closes the window and says so, and nothing leaks', async () => {
    show({}, { prepare: (mock) => mock.fail('createPurchase', { code: 'internal', times: 1 }) })
    await button.click()
    await expect.element(card).toHaveAttribute('data-state', 'failed')
    await expect.element(dialog).not.toBeInTheDocument()
    await button.click()
    await pay.click()
    await expect.element(card).toHaveAttribute('data-state', 'succeeded')
  })
})
