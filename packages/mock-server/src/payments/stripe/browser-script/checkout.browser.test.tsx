import { EmbeddedCheckout, EmbeddedCheckoutProvider } from '@stripe/react-stripe-js'
import {
  CheckoutElementsProvider,
  PaymentElement,
  useCheckoutElements,
} from '@stripe/react-stripe-js/checkout'
import type { StripeCheckoutConfirmResult } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { serveToBrowser } from '../../testing/serve-to-browser'
import type { StripeFake } from '../index'
import { TEST_ACCOUNT } from '../testing/account'
import { watchLeaving } from './testing/leaving'
import { openSession, openStripe, sessionStatus } from './testing/shop'

let fake: StripeFake
let root: Root

beforeEach(async () => {
  fake = openStripe()
  await serveToBrowser(fake)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  root.unmount()
  document.body.replaceChildren()
  await serveToBrowser(null)
})

const number = page.getByLabelText('Card number')

async function enter(digits: string) {
  await number.fill(digits)
  await page.getByLabelText('Expiration date').fill('1234')
  await page.getByLabelText('Security code').fill('123')
  await page.getByLabelText('ZIP code').fill('12345')
}

describe('a Checkout Session that the page draws itself', () => {
  const results: StripeCheckoutConfirmResult[] = []

  function Checkout() {
    const state = useCheckoutElements()
    if (state.type !== 'success')
      return <output>{state.type === 'error' ? state.error.message : state.type}</output>
    const { checkout } = state
    const pay = () => checkout.confirm({ redirect: 'if_required' }).then((result) => results.push(result))
    return (
      <>
        <output>{`${checkout.total.total.amount} ${checkout.lineItems[0]?.name} ${checkout.status.type}`}</output>
        <PaymentElement />
        <button type="button" disabled={!checkout.canConfirm} onClick={pay}>
          Pay
        </button>
        <button type="button" onClick={() => checkout.updateEmail('ada@marsh.example')}>
          Name the buyer
        </button>
      </>
    )
  }

  async function show(clientSecret: string | Promise<string>) {
    results.length = 0
    root.render(
      <StrictMode>
        <CheckoutElementsProvider stripe={loadStripe(TEST_ACCOUNT.publishableKey)} options={{ clientSecret }}>
          <Checkout />
        </CheckoutElementsProvider>
      </StrictMode>,
    )
  }
  const pay = page.getByRole('button', { name: 'Pay' })

  it('shows what is bought, can be paid once the buyer is known, and is paid after a decline', async () => {
    const { id, clientSecret } = await openSession(fake, {
      ui_mode: 'elements',
      return_url: 'https://shop.example/done',
    })
    await show(Promise.resolve(clientSecret))
    await expect.element(page.getByRole('status')).toHaveTextContent('$25.00 2,500 tokens open')
    await enter('4000000000009995')
    await expect.element(pay).toBeDisabled()
    await page.getByRole('button', { name: 'Name the buyer' }).click()
    await pay.click()
    await vi.waitFor(() => expect(results).toHaveLength(1))
    expect(results[0]).toMatchObject({
      type: 'error',
      error: { code: 'paymentFailed', paymentFailed: { declineCode: 'insufficient_funds' } },
    })
    await number.fill('4242424242424242')
    await pay.click()
    await vi.waitFor(() => expect(results[1]).toMatchObject({ type: 'success', session: { id } }))
    await expect.element(page.getByRole('status')).toHaveTextContent('complete')
    expect(await sessionStatus(fake, id)).toBe('complete')
  })

  it('says that it cannot be loaded', async () => {
    await show('cs_test_nobody_secret_knows')
    await expect.element(page.getByRole('status')).toHaveTextContent('There is no such session.')
  })
})

describe('a Checkout Session as a part of the page', () => {
  async function show(clientSecret: string, onComplete: () => void) {
    const options = { fetchClientSecret: async () => clientSecret, onComplete }
    root.render(
      <StrictMode>
        <EmbeddedCheckoutProvider stripe={loadStripe(TEST_ACCOUNT.publishableKey)} options={options}>
          <EmbeddedCheckout />
        </EmbeddedCheckoutProvider>
      </StrictMode>,
    )
    await expect.element(number).toBeVisible()
  }
  const pay = page.getByRole('button', { name: 'Pay $25.00' })

  it('is paid without leaving it, by 3-D Secure and after a decline', async () => {
    const { id, clientSecret } = await openSession(fake, {
      ui_mode: 'embedded_page',
      redirect_on_completion: 'never',
    })
    const onComplete = vi.fn()
    await show(clientSecret, onComplete)
    await expect.element(page.getByText('2,500 tokens')).toBeVisible()
    await pay.click()
    await expect
      .element(page.getByLabelText('Email'))
      .toHaveAccessibleDescription('Your email is incomplete.')
    await page.getByLabelText('Email').fill('ada@marsh.example')
    await enter('4000000000000002')
    await pay.click()
    await expect.element(page.getByText('Your card was declined. Nothing was charged.')).toBeVisible()
    await number.fill('4000000000003220')
    await pay.click()
    await page.getByRole('button', { name: 'Complete' }).click()
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledTimes(1))
    await expect.element(page.getByText('your payment was successful')).toBeVisible()
    expect(await sessionStatus(fake, id)).toBe('complete')
  })

  it('is paid although the answer got lost', async () => {
    const { id, clientSecret } = await openSession(fake, {
      ui_mode: 'embedded_page',
      redirect_on_completion: 'never',
      customer_email: 'ada@marsh.example',
    })
    const onComplete = vi.fn()
    await show(clientSecret, onComplete)
    await enter('4242424242424242')
    fake.fail({ match: 'POST /mock/checkout/:session/pay', when: 'after', times: 1 })
    await pay.click()
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledTimes(1))
    expect(await sessionStatus(fake, id)).toBe('complete')
  })

  it('sends the buyer on where the session names a place', async () => {
    const { id, clientSecret } = await openSession(fake, {
      ui_mode: 'embedded_page',
      return_url: 'https://shop.example/done?session={CHECKOUT_SESSION_ID}',
      customer_email: 'ada@marsh.example',
    })
    const onComplete = vi.fn()
    await show(clientSecret, onComplete)
    await enter('4242424242424242')
    const leaving = watchLeaving()
    await pay.click()
    await vi.waitFor(() => expect(leaving.addresses).toEqual([`https://shop.example/done?session=${id}`]))
    leaving.stop()
    expect(onComplete).not.toHaveBeenCalled()
  })
})
