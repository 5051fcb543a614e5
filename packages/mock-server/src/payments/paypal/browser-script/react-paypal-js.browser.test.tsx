import {
  PayPalOneTimePaymentButton,
  PayPalProvider,
  usePayPal,
  usePayPalOneTimePaymentSession,
} from '@paypal/react-paypal-js/sdk-v6'
import { type ComponentProps, type ReactNode, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createMemoryStore } from '../../../store/index'
import { serveToBrowser } from '../../testing/serve-to-browser'
import { createPaypalFake, type PaypalFake } from '../index'
import { captureOrder, openOrder, TEST_APP, testPageUrl } from '../testing/order'

type ButtonProps = ComponentProps<typeof PayPalOneTimePaymentButton>

let paypal: PaypalFake
let root: Root

beforeEach(async () => {
  const clock = { now: () => Date.now() }
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock,
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
  await serveToBrowser(null)
})

const callbacks = () => ({
  onApprove: vi.fn(async () => {}),
  onCancel: vi.fn(),
  onError: vi.fn(),
  onComplete: vi.fn(),
})

function show(children: ReactNode, clientId: string = TEST_APP.clientId) {
  root.render(
    <StrictMode>
      <PayPalProvider
        clientId={clientId}
        environment="sandbox"
        components={['paypal-payments']}
        pageType="checkout"
      >
        {children}
      </PayPalProvider>
    </StrictMode>,
  )
}

async function showButton(props: Partial<ButtonProps> = {}) {
  const orderId = await openOrder(paypal)
  const calls = callbacks()
  const createOrder = vi.fn(async () => ({ orderId }))
  const all = { presentationMode: 'auto', createOrder, ...calls, ...props } as ButtonProps
  show(<PayPalOneTimePaymentButton {...all} />)
  await expect.element(button).toHaveAttribute('aria-disabled', String(props.disabled ?? false))
  return { orderId, createOrder, ...calls }
}

const button = page.getByRole('button', { name: 'Pay with PayPal' })
const dialog = page.getByRole('dialog', { name: 'PayPal' })
const pay = dialog.getByRole('button', { name: 'Pay $25.00' })
const cancel = dialog.getByRole('button', { name: 'Cancel and return' })

describe('the real React components on the script that is served', () => {
  it('load it from where PayPal serves it, approve an order and wait for the page before closing', async () => {
    let finish = () => {}
    const onApprove = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    const { orderId, createOrder, onComplete, onError, onCancel } = await showButton({ onApprove })
    expect(
      document.querySelector('script[src="https://www.sandbox.paypal.com/web-sdk/v6/core"]'),
    ).not.toBeNull()

    await button.click()
    await expect.element(dialog).toHaveTextContent('Pay Northwind Cloud')
    await expect.element(dialog.getByTestId('paypal-amount')).toHaveTextContent('$25.00')
    await pay.click()
    await vi.waitFor(() => expect(onApprove).toHaveBeenCalledTimes(1))
    expect(onApprove).toHaveBeenCalledWith({ orderId, payerId: expect.any(String), fundingSource: 'paypal' })
    await expect.element(dialog).toHaveTextContent('Processing…')
    expect(onComplete).not.toHaveBeenCalled()

    finish()
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledWith({ paymentSessionState: 'approved' }))
    await expect.element(dialog).not.toBeInTheDocument()
    expect([createOrder, onError, onCancel].map((call) => call.mock.calls.length)).toEqual([1, 0, 0])
    expect(await captureOrder(paypal, orderId)).toBe('COMPLETED')
  })

  it.each([
    ['its button', () => cancel.click()],
    ['the Escape key', () => userEvent.keyboard('{Escape}')],
  ])('are told of a cancel by %s, and the focus is back on the button', async (_, leave) => {
    const { orderId, onApprove, onCancel, onComplete, onError } = await showButton()
    await button.click()
    await expect.element(pay).toBeVisible()
    await leave()
    await expect.element(dialog).not.toBeInTheDocument()
    expect(onCancel).toHaveBeenCalledExactlyOnceWith({ orderId })
    expect(onComplete).toHaveBeenCalledExactlyOnceWith({ paymentSessionState: 'canceled' })
    expect([onApprove, onError].map((call) => call.mock.calls.length)).toEqual([0, 0])
    await expect.element(button).toHaveFocus()
  })

  it('try a declined order again in another way, with the same order', async () => {
    const outcomes: unknown[] = []
    const orderId = await openOrder(paypal)
    const onApprove = async () => void outcomes.push(await captureOrder(paypal, orderId))
    await showButton({ createOrder: async () => ({ orderId }), onApprove })
    await button.click()
    await dialog.getByRole('radio', { name: /^Visa/ }).click()
    await pay.click()
    await vi.waitFor(() => expect(outcomes).toEqual(['INSTRUMENT_DECLINED']))
    await expect.element(dialog).not.toBeInTheDocument()

    await button.click()
    await pay.click()
    await vi.waitFor(() => expect(outcomes).toEqual(['INSTRUMENT_DECLINED', 'COMPLETED']))
  })

  it('hear of a page that fails after the approval as an error', async () => {
    const onApprove = vi.fn(async () => {
      throw new Error('The capture failed.')
    })
    const { onError, onComplete } = await showButton({ onApprove })
    await button.click()
    await pay.click()
    await vi.waitFor(() =>
      expect(onComplete).toHaveBeenCalledExactlyOnceWith({ paymentSessionState: 'error' }),
    )
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: 'The capture failed.' }),
    )
  })

  it('hear of an order that is paid already as an error, after the buyer has read so', async () => {
    const { orderId, onError, onApprove } = await showButton()
    await paypal.approve(orderId)
    await captureOrder(paypal, orderId)
    await button.click()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('This order is already paid')
    await dialog.getByRole('button', { name: 'Return to the store' }).click()
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1))
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'ERR_ORDER_NOT_APPROVABLE' }))
    expect(onApprove).not.toHaveBeenCalled()
  })

  it('hear nothing after they are gone, and the window goes with them', async () => {
    const { onCancel, onComplete, onError } = await showButton()
    await button.click()
    await expect.element(pay).toBeVisible()
    root.render(null)
    await expect.element(dialog).not.toBeInTheDocument()
    expect([onCancel, onComplete, onError].map((call) => call.mock.calls.length)).toEqual([0, 0, 0])
  })

  it('start nothing while disabled', async () => {
    const { createOrder } = await showButton({ disabled: true })
    await button.click({ force: true })
    document.querySelector<HTMLElement>('paypal-button')?.click()
    expect(createOrder).not.toHaveBeenCalled()
  })

  it('reject an order that could not be created, and say so', async () => {
    const calls = callbacks()
    const rejections: unknown[] = []
    const createOrder = () => Promise.reject(new Error('The server is out of credits.'))
    function OwnButton() {
      const { handleClick, isPending } = usePayPalOneTimePaymentSession({
        presentationMode: 'auto',
        createOrder,
        ...calls,
      })
      const start = () => handleClick().catch((error: unknown) => rejections.push(error))
      return (
        <button type="button" disabled={isPending} onClick={start}>
          Pay
        </button>
      )
    }
    show(<OwnButton />)
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await vi.waitFor(() => expect(rejections).toEqual([new Error('The server is out of credits.')]))
    expect(calls.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'ERR_CREATE_ORDER' }),
    )
    expect(calls.onComplete).toHaveBeenCalledExactlyOnceWith({ paymentSessionState: 'error' })
    await expect.element(dialog).not.toBeInTheDocument()
  })

  it('are rejected, for the page to see, when the script is blocked', async () => {
    paypal.fail({ match: 'GET /web-sdk/v6/core', when: 'before' })
    Object.assign(window, { paypal: undefined })
    const Status = () => <output>{usePayPal().loadingStatus}</output>
    show(<Status />)
    await expect.element(page.getByRole('status')).toHaveTextContent('rejected')
  })

  it('are refused with the client id of somebody else', async () => {
    const Status = () => <output>{usePayPal().loadingStatus}</output>
    show(<Status />, 'somebody-else')
    await expect.element(page.getByRole('status')).toHaveTextContent('rejected')
  })
})
