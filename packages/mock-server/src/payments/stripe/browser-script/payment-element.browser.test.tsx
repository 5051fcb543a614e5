import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type {
  Stripe,
  StripeElements,
  StripeElementsOptions,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { StripeFake } from '../index'
import { TEST_ACCOUNT } from '../testing/account'
import { serveToBrowser } from './testing/serve-to-browser'
import { hostsOf, openIntent, openStripe, statusOf } from './testing/shop'

let fake: StripeFake
let root: Root
let loaded: Promise<Stripe | null>

/** What the page has in its hands once the Payment Element is there. */
interface InHand {
  stripe: Stripe
  elements: StripeElements
}
let inHand: InHand

beforeEach(async () => {
  fake = openStripe()
  await serveToBrowser(hostsOf(fake))
  loaded = loadStripe(TEST_ACCOUNT.publishableKey)
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  root.unmount()
  document.body.replaceChildren()
  await serveToBrowser(null)
})

const calls = {
  onReady: vi.fn(),
  onChange: vi.fn(),
  onLoadError: vi.fn(),
  onLoaderStart: vi.fn(),
  onFocus: vi.fn(),
}

function Hands() {
  const stripe = useStripe()
  const elements = useElements()
  if (stripe && elements) inHand = { stripe, elements }
  return null
}

function render(options: StripeElementsOptions, elementOptions: StripePaymentElementOptions = {}) {
  root.render(
    <StrictMode>
      <Elements stripe={loaded} options={options}>
        <PaymentElement options={elementOptions} {...calls} />
        <Hands />
      </Elements>
    </StrictMode>,
  )
}

async function show(elementOptions: StripePaymentElementOptions = {}) {
  vi.clearAllMocks()
  const intent = await openIntent(fake)
  render({ clientSecret: intent.clientSecret }, elementOptions)
  await expect.element(number).toBeVisible()
  return intent
}

const number = page.getByLabelText('Card number')
const expiry = page.getByLabelText('Expiration date')
const cvc = page.getByLabelText('Security code')
const zip = page.getByLabelText('ZIP code')

async function enter(digits: string) {
  await number.fill(digits)
  await expiry.fill('12/34')
  await cvc.fill('123')
  await zip.fill('12345')
}

const confirm = () => inHand.stripe.confirmPayment({ elements: inHand.elements, redirect: 'if_required' })

describe('a Payment Element of the real React components', () => {
  it('is loaded from where Stripe serves it, and takes a payment', async () => {
    const { id } = await show()
    expect(document.querySelector('script[src="https://js.stripe.com/endive/stripe.js"]')).not.toBeNull()
    await enter('4242424242424242')
    await expect.element(number).toHaveValue('4242 4242 4242 4242')
    expect(await confirm()).toMatchObject({ paymentIntent: { id, status: 'succeeded', amount: 2500 } })
    expect(await statusOf(fake, id)).toBe('succeeded')
    expect(calls.onReady).toHaveBeenCalledTimes(1)
    expect(calls.onLoadError).not.toHaveBeenCalled()
  })

  it('is told why a card is declined, and pays the same intent with the next one', async () => {
    const { id } = await show()
    await enter('4000000000000002')
    expect(await confirm()).toMatchObject({
      error: {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'generic_decline',
        message: 'Your card was declined.',
        payment_intent: { id, status: 'requires_payment_method' },
      },
    })
    await number.fill('4242424242424242')
    expect(await confirm()).toMatchObject({ paymentIntent: { id, status: 'succeeded' } })
  })
})
