import {
  CardCvcElement,
  CardElement,
  CardExpiryElement,
  CardNumberElement,
  Elements,
  ExpressCheckoutElement,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js'
import type { Stripe, StripeElements } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { serveToBrowser } from '../../testing/serve-to-browser'
import type { StripeFake } from '../index'
import { TEST_ACCOUNT } from '../testing/account'
import { openIntent, openStripe, statusOf } from './testing/shop'

let fake: StripeFake
let root: Root
let inHand: { stripe: Stripe; elements: StripeElements } | null

beforeEach(async () => {
  fake = openStripe()
  inHand = null
  await serveToBrowser(fake)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  root.unmount()
  document.body.replaceChildren()
  await serveToBrowser(null)
})

function Hands() {
  const stripe = useStripe()
  const elements = useElements()
  if (stripe && elements) inHand = { stripe, elements }
  return null
}

async function show(children: ReactNode) {
  root.render(
    <Elements stripe={loadStripe(TEST_ACCOUNT.publishableKey)}>
      {children}
      <Hands />
    </Elements>,
  )
  return vi.waitFor(() => {
    if (!inHand) throw new Error('Stripe is not there yet.')
    return inHand
  })
}

const number = page.getByLabelText('Credit or debit card number')
const expiry = page.getByLabelText('Credit or debit card expiration date')
const cvc = page.getByLabelText('Credit or debit card CVC/CVV')

async function enter(digits: string) {
  await number.fill(digits)
  await expiry.fill('1234')
  await cvc.fill('123')
}

describe('the elements of a card alone', () => {
  it('confirm a payment from one line', async () => {
    const onChange = vi.fn()
    const { stripe, elements } = await show(
      <CardElement onChange={onChange} options={{ hidePostalCode: true }} />,
    )
    const { id, clientSecret } = await openIntent(fake)
    await number.fill('42')
    const card = elements.getElement(CardElement)
    if (!card) throw new Error('There is no card element.')
    expect(await stripe.confirmCardPayment(clientSecret, { payment_method: { card } })).toMatchObject({
      error: { type: 'validation_error', code: 'incomplete_number' },
    })
    await enter('4242424242424242')
    await vi.waitFor(() =>
      expect(onChange).toHaveBeenLastCalledWith({
        elementType: 'card',
        brand: 'visa',
        empty: false,
        complete: true,
        error: undefined,
      }),
    )
    const billing = { name: 'Ada Marsh' }
    expect(
      await stripe.confirmCardPayment(clientSecret, { payment_method: { card, billing_details: billing } }),
    ).toMatchObject({ paymentIntent: { status: 'succeeded' } })
    expect(await statusOf(fake, id)).toBe('succeeded')
  })

  it('make a payment method from three of them, which confirms a payment', async () => {
    const { stripe, elements } = await show([
      <CardNumberElement key="number" />,
      <CardExpiryElement key="expiry" />,
      <CardCvcElement key="cvc" />,
    ])
    await enter('5555555555554444')
    const card = elements.getElement(CardNumberElement)
    if (!card) throw new Error('There is no card element.')
    const { paymentMethod } = await stripe.createPaymentMethod({
      type: 'card',
      card,
      billing_details: { name: 'Ada Marsh' },
    })
    expect(paymentMethod?.billing_details.name).toBe('Ada Marsh')
    expect(paymentMethod).toMatchObject({
      card: { brand: 'mastercard', last4: '4444', exp_month: 12, exp_year: 2034 },
    })
    const { clientSecret } = await openIntent(fake)
    expect(
      await stripe.confirmCardPayment(clientSecret, { payment_method: paymentMethod?.id ?? '' }),
    ).toMatchObject({ paymentIntent: { status: 'succeeded' } })
  })

  it('leave the bank’s question to a page that wants to ask it itself', async () => {
    const { stripe } = await show(null)
    const { id, clientSecret } = await openIntent(fake)
    const asked = await stripe.confirmCardPayment(
      clientSecret,
      { payment_method: 'pm_card_threeDSecure2Required' },
      { handleActions: false },
    )
    expect(asked).toMatchObject({ paymentIntent: { id, status: 'requires_action' } })
    const answered = stripe.handleNextAction({ clientSecret })
    await page.getByRole('button', { name: 'Complete' }).click()
    expect(await answered).toMatchObject({ paymentIntent: { id, status: 'succeeded' } })
    expect(await stripe.retrievePaymentIntent(clientSecret)).toMatchObject({
      paymentIntent: { id, status: 'succeeded' },
    })
  })

  it('say that no wallet is on this device', async () => {
    const onReady = vi.fn()
    await show(<ExpressCheckoutElement onReady={onReady} onConfirm={() => {}} />)
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(1))
    expect(onReady).toHaveBeenCalledWith({
      elementType: 'expressCheckout',
      availablePaymentMethods: undefined,
    })
  })
})
