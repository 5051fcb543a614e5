import {
  PayPalButtons,
  type PayPalButtonsComponentProps,
  PayPalScriptProvider,
  usePayPalScriptReducer,
} from '@paypal/react-paypal-js'
import { type ReactNode, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createMemoryStore } from '../../../store/index'
import { serveToBrowser } from '../../testing/serve-to-browser'
import { createPaypalFake, type PaypalFake } from '../index'
import { captureOrder, openOrder, TEST_APP, testPageUrl } from '../testing/order'

let paypal: PaypalFake
let root: Root

beforeEach(async () => {
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock: { now: () => Date.now() },
    seed: 7,
    config: TEST_APP,
    pageUrl: testPageUrl,
  })
  await serveToBrowser(paypal)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  root.unmount()
  document.body.replaceChildren()
  for (const script of document.querySelectorAll('script[src*="paypal.com"]')) script.remove()
  Object.assign(window, { paypal: undefined })
  await serveToBrowser(null)
})

function show(children: ReactNode, clientId: string = TEST_APP.clientId) {
  root.render(
    <StrictMode>
      <PayPalScriptProvider
        options={{ clientId, environment: 'sandbox', currency: 'USD', intent: 'capture' }}
      >
        {children}
      </PayPalScriptProvider>
    </StrictMode>,
  )
}

async function showButtons(props: Partial<PayPalButtonsComponentProps> = {}) {
  const orderId = await openOrder(paypal)
  const calls = {
    createOrder: vi.fn(async () => orderId),
    onApprove: vi.fn(async () => {}),
    onCancel: vi.fn(),
    onError: vi.fn(),
  }
  show(
    <PayPalButtons {...calls} {...props}>
      <p>Not available</p>
    </PayPalButtons>,
  )
  return { orderId, ...calls }
}

const button = page.getByRole('button', { name: /PayPal$/ })
const dialog = page.getByRole('dialog', { name: 'PayPal' })
const pay = dialog.getByRole('button', { name: 'Pay $25.00' })

describe('the real PayPalButtons on the script before version 6', () => {
  it('load it from where PayPal serves it, and approve an order', async () => {
    const { orderId, createOrder, onApprove, onCancel, onError } = await showButtons()
    await expect.element(button).toHaveAttribute('aria-disabled', 'false')
    const script = document.querySelector('script[src^="https://www.sandbox.paypal.com/sdk/js?"]')
    expect(script?.getAttribute('src')).toContain(`client-id=${TEST_APP.clientId}`)
    await button.click()
    await pay.click()
    await vi.waitFor(() => expect(onApprove).toHaveBeenCalledTimes(1))
    expect(onApprove).toHaveBeenCalledWith(
      expect.objectContaining({
        orderID: orderId,
        payerID: expect.any(String),
        facilitatorAccessToken: expect.any(String),
      }),
      expect.objectContaining({ restart: expect.any(Function), redirect: expect.any(Function) }),
    )
    await expect.element(dialog).not.toBeInTheDocument()
    expect([createOrder, onCancel, onError].map((call) => call.mock.calls.length)).toEqual([1, 0, 0])
    expect(await captureOrder(paypal, orderId)).toBe('COMPLETED')
  })

  it('are told of a cancel, with the order’s identifier', async () => {
    const { orderId, onApprove, onCancel } = await showButtons()
    await button.click()
    await expect.element(pay).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalledTimes(1))
    expect(onCancel).toHaveBeenCalledWith(
      { orderID: orderId },
      expect.objectContaining({ redirect: expect.any(Function) }),
    )
    expect(onApprove).not.toHaveBeenCalled()
  })

  it('restart a declined payment on the same order', async () => {
    const outcomes: unknown[] = []
    const onApprove: PayPalButtonsComponentProps['onApprove'] = async ({ orderID }, actions) => {
      const outcome = await captureOrder(paypal, orderID)
      outcomes.push(outcome)
      if (outcome === 'INSTRUMENT_DECLINED') return actions.restart()
    }
    const { createOrder, onError } = await showButtons({ onApprove })
    await button.click()
    await dialog.getByRole('radio', { name: /^Visa/ }).click()
    await pay.click()
    await vi.waitFor(() => expect(outcomes).toEqual(['INSTRUMENT_DECLINED']))
    await pay.click()
    await vi.waitFor(() => expect(outcomes).toEqual(['INSTRUMENT_DECLINED', 'COMPLETED']))
    await expect.element(dialog).not.toBeInTheDocument()
    expect([createOrder, onError].map((call) => call.mock.calls.length)).toEqual([1, 0])
  })

  it('are told of an order that could not be created, and of a page that fails after the approval', async () => {
    const createOrder = vi.fn(async () => Promise.reject(new Error('The server is out of orders.')))
    const first = await showButtons({ createOrder })
    await button.click()
    await vi.waitFor(() => expect(first.onError).toHaveBeenCalledTimes(1))
    expect(first.onError).toHaveBeenCalledWith(
      expect.objectContaining({ message: 'The server is out of orders.' }),
    )
    await expect.element(dialog).not.toBeInTheDocument()
    root.unmount()

    root = createRoot(document.body.appendChild(document.createElement('div')))
    const onApprove = async () => Promise.reject(new Error('The capture failed.'))
    const second = await showButtons({ onApprove })
    await button.click()
    await pay.click()
    await vi.waitFor(() =>
      expect(second.onError).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ message: 'The capture failed.' }),
      ),
    )
  })

  it('open nothing when the page’s own check refuses the click, or while they are disabled', async () => {
    const { createOrder } = await showButtons({ onClick: (_, actions) => actions.reject() })
    await button.click()
    await expect.element(dialog).not.toBeInTheDocument()
    await showButtons({ disabled: true })
    await expect.element(button).toHaveAttribute('aria-disabled', 'true')
    expect(createOrder).not.toHaveBeenCalled()
  })

  it('show what the page has instead of a way to pay that is not eligible', async () => {
    await showButtons({ fundingSource: 'venmo' })
    await expect.element(page.getByText('Not available')).toBeVisible()
    await expect.element(button).not.toBeInTheDocument()
  })

  it('are rejected, for the page to see, when the script is blocked', async () => {
    paypal.fail({ match: 'GET /sdk/js', when: 'before' })
    const Status = () => <output>{String(usePayPalScriptReducer()[0].isRejected)}</output>
    show(<Status />)
    await expect.element(page.getByRole('status')).toHaveTextContent('true')
  })

  it('are not there with the client id of somebody else', async () => {
    const answer = await fetch('https://www.sandbox.paypal.com/sdk/js?client-id=somebody')
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('client-id not recognized')
  })
})
