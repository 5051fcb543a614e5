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
import { page, userEvent } from 'vitest/browser'
import { textAt } from '../../../wire/json'
import { serveToBrowser } from '../../testing/serve-to-browser'
import type { StripeFake } from '../index'
import { TEST_ACCOUNT } from '../testing/account'
import { focusedLabel } from './testing/focus'
import { watchLeaving } from './testing/leaving'
import { askStripe, openIntent, openStripe, statusOf } from './testing/shop'

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
  await serveToBrowser(fake)
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

async function showFor(options: StripeElementsOptions, elementOptions: StripePaymentElementOptions = {}) {
  vi.clearAllMocks()
  render(options, elementOptions)
  await expect.element(number).toBeVisible()
}

async function show(elementOptions: StripePaymentElementOptions = {}) {
  const intent = await openIntent(fake)
  await showFor({ clientSecret: intent.clientSecret }, elementOptions)
  return intent
}

const number = page.getByLabelText('Card number')
const expiry = page.getByLabelText('Expiration date')
const cvc = page.getByLabelText('Security code')
const zip = page.getByLabelText('ZIP code')
const bank = page.getByRole('dialog', { name: '3D Secure authentication' })

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
    expect(calls.onLoaderStart).toHaveBeenCalledExactlyOnceWith({ elementType: 'payment' })
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

  it.each([
    ['4000000000009995', { code: 'card_declined', decline_code: 'insufficient_funds' }],
    ['4000000000000069', { code: 'expired_card' }],
    ['4000000000000119', { code: 'processing_error' }],
    ['4000000000000127', { code: 'incorrect_cvc' }],
  ])('answers the card %s with an error that never rejects', async (digits, error) => {
    const { id } = await show()
    await enter(digits)
    expect(await confirm()).toMatchObject({
      error: { type: 'card_error', ...error, payment_intent: { id, status: 'requires_payment_method' } },
    })
  })

  it('asks for the details that are missing, beside their fields, and confirms nothing', async () => {
    const { id } = await show()
    await number.fill('42424242')
    expect(await inHand.elements.submit()).toMatchObject({
      error: {
        type: 'validation_error',
        code: 'incomplete_number',
        message: 'Your card number is incomplete.',
      },
    })
    await expect.element(number).toHaveAccessibleDescription('Your card number is incomplete.')
    await vi.waitFor(() => expect(focusedLabel()).toBe('Card number'))
    await expect.element(expiry).toHaveAccessibleDescription("Your card's expiration date is incomplete.")
    expect(await confirm()).toMatchObject({ error: { code: 'incomplete_number' } })
    await number.fill('4242424242424241')
    expect(await inHand.elements.submit()).toMatchObject({ error: { code: 'invalid_number' } })
    await number.fill('4242424242424242')
    await expect.element(number).not.toHaveAccessibleDescription()
    await expiry.fill('0120')
    expect(await inHand.elements.submit()).toMatchObject({ error: { code: 'invalid_expiry_year_past' } })
    expect(await statusOf(fake, id)).toBe('requires_payment_method')
  })

  it('tells the page of every change, whether it is complete, and of the focus', async () => {
    await show()
    await number.fill('4242')
    const change = { elementType: 'payment', collapsed: false, empty: false, complete: false }
    expect(calls.onChange).toHaveBeenLastCalledWith({
      ...change,
      value: { type: 'card', billingDetails: { address: { country: 'US', postalCode: '' } } },
    })
    await enter('378282246310005')
    await expect.element(number).toHaveValue('3782 822463 10005')
    expect(calls.onChange.mock.lastCall).toMatchObject([{ complete: false }])
    await cvc.fill('1234')
    expect(calls.onChange.mock.lastCall).toMatchObject([{ complete: true }])
    expect(calls.onFocus).toHaveBeenCalledExactlyOnceWith({ elementType: 'payment' })
  })

  it('asks a bank that wants to know whether it is the buyer, and goes on when it is', async () => {
    const { id } = await show()
    await enter('4000000000003220')
    const confirmed = confirm()
    await expect.element(bank).toHaveTextContent('A payment of $25.00')
    expect(await statusOf(fake, id)).toBe('requires_action')
    await bank.getByRole('button', { name: 'Complete' }).click()
    expect(await confirmed).toMatchObject({ paymentIntent: { id, status: 'succeeded' } })
    await expect.element(bank).not.toBeInTheDocument()
  })

  it.each([
    ['says no', () => bank.getByRole('button', { name: 'Fail' }).click()],
    ['closes the window', () => bank.getByRole('button', { name: 'Close' }).click()],
    ['presses Escape', () => userEvent.keyboard('{Escape}')],
  ])('fails to authenticate a buyer who %s, and takes another card', async (_, leave) => {
    const { id } = await show()
    await enter('4000000000003220')
    const confirmed = confirm()
    await expect.element(bank).toBeVisible()
    await leave()
    expect(await confirmed).toMatchObject({
      error: {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        payment_intent: { id, status: 'requires_payment_method' },
      },
    })
    await expect.element(bank).not.toBeInTheDocument()
    await number.fill('4242424242424242')
    expect(await confirm()).toMatchObject({ paymentIntent: { status: 'succeeded' } })
  })

  it('keeps the bank’s window open when the answer gets lost', async () => {
    await show()
    await enter('4000000000003220')
    const confirmed = confirm()
    fake.fail({ match: 'POST /mock/challenge/:paymentIntent', when: 'before', times: 1 })
    await bank.getByRole('button', { name: 'Complete' }).click()
    await expect.element(bank.getByRole('alert')).toHaveTextContent('issues connecting')
    await bank.getByRole('button', { name: 'Complete' }).click()
    expect(await confirmed).toMatchObject({ paymentIntent: { status: 'succeeded' } })
  })

  it('sends the browser to the return address with what was paid, unless that is only for need', async () => {
    const { id, clientSecret } = await show()
    await enter('4242424242424242')
    const leaving = watchLeaving()
    const settled = vi.fn()
    const confirmParams = { return_url: 'https://shop.example/done?plan=pro' }
    void inHand.stripe.confirmPayment({ elements: inHand.elements, confirmParams }).then(settled, settled)
    await vi.waitFor(() => expect(leaving.addresses).toHaveLength(1))
    leaving.stop()
    expect(leaving.addresses[0]).toBe(
      `https://shop.example/done?plan=pro&payment_intent=${id}&payment_intent_client_secret=${clientSecret}&redirect_status=succeeded`,
    )
    expect(settled).not.toHaveBeenCalled()
  })

  it('takes an intent that is made after the card was entered', async () => {
    await showFor({ mode: 'payment', amount: 2500, currency: 'usd' })
    await enter('4242424242424242')
    const { id, clientSecret } = await openIntent(fake)
    const { stripe, elements } = inHand
    const late = () => stripe.confirmPayment({ elements, clientSecret, redirect: 'if_required' })
    await expect(late()).rejects.toMatchObject({ name: 'IntegrationError' })
    expect(await elements.submit()).toEqual({ selectedPaymentMethod: 'card' })
    expect(await late()).toMatchObject({ paymentIntent: { id, status: 'succeeded' } })
  })

  it('saves a card for later, once its bank has agreed', async () => {
    const setup = await askStripe(fake, 'POST', '/v1/setup_intents')
    await showFor({ clientSecret: textAt(setup, 'client_secret') ?? '' })
    await enter('4000002500003155')
    const saved = inHand.stripe.confirmSetup({ elements: inHand.elements, redirect: 'if_required' })
    await expect.element(bank).toHaveTextContent('keep your card for later')
    await bank.getByRole('button', { name: 'Complete' }).click()
    expect(await saved).toMatchObject({ setupIntent: { id: setup.id, status: 'succeeded' } })
  })

  it('settles a payment although its element is gone by then', async () => {
    const { id } = await show()
    await enter('4242424242424242')
    fake.fail({ match: 'POST /v1/payment_intents/:id/confirm', delayMs: 300, times: 1 })
    const confirmed = confirm()
    root.render(null)
    await expect.element(number).not.toBeInTheDocument()
    expect(await confirmed).toMatchObject({ paymentIntent: { id, status: 'succeeded' } })
    await expect(confirm()).rejects.toMatchObject({
      name: 'IntegrationError',
      message: expect.stringContaining('should have a mounted Payment Element'),
    })
  })

  it('says that Stripe cannot be reached, or is broken, as an error', async () => {
    await show()
    await enter('4242424242424242')
    const match = 'POST /v1/payment_intents/:id/confirm'
    fake.fail({ match, when: 'before', times: 1 })
    expect(await confirm()).toMatchObject({ error: { type: 'api_connection_error' } })
    fake.fail({ match, when: 'before', times: 1, status: 503, body: '<h1>Service unavailable</h1>' })
    expect(await confirm()).toMatchObject({ error: { type: 'api_error' } })
  })

  it('reports an intent that it cannot load, and draws nothing', async () => {
    vi.clearAllMocks()
    render({ clientSecret: 'pi_nobody_secret_knows' })
    await vi.waitFor(() => expect(calls.onLoadError).toHaveBeenCalledTimes(1))
    expect(calls.onLoadError).toHaveBeenCalledWith({
      elementType: 'payment',
      error: expect.objectContaining({ type: 'invalid_request_error', code: 'resource_missing' }),
    })
    expect(calls.onReady).not.toHaveBeenCalled()
    await expect.element(number).not.toBeInTheDocument()
  })

  it('is filled in with a test card at a click', async () => {
    await show()
    await page.getByText('Mock of Stripe: choose a test card').click()
    await page.getByRole('button', { name: /Has insufficient funds/ }).click()
    expect(await confirm()).toMatchObject({ error: { decline_code: 'insufficient_funds' } })
  })

  it('leaves the address to a page that brings its own', async () => {
    const { id } = await show({ fields: { billingDetails: { address: 'never' } } })
    await expect.element(zip).not.toBeVisible()
    await expect.element(page.getByLabelText('Country')).not.toBeVisible()
    await number.fill('4242424242424242')
    await expiry.fill('1234')
    await cvc.fill('123')
    expect(await confirm()).toMatchObject({ paymentIntent: { id, status: 'succeeded' } })
  })

  it('can be collapsed, and opened again', async () => {
    const { clientSecret } = await openIntent(fake)
    render({ clientSecret }, { layout: { type: 'accordion', defaultCollapsed: true } })
    const opener = page.getByRole('button', { name: 'Card' })
    await expect.element(number).not.toBeVisible()
    await opener.click()
    await vi.waitFor(() => expect(focusedLabel()).toBe('Card number'))
    inHand.elements.getElement('payment')?.collapse()
    await expect.element(number).not.toBeVisible()
    expect(calls.onChange.mock.lastCall).toMatchObject([{ collapsed: true }])
    expect(await inHand.elements.submit()).toMatchObject({ error: { code: 'incomplete_number' } })
    await expect.element(number).toBeVisible()
  })

  it('submits the form around it by the Enter key', async () => {
    await show()
    const form = document.createElement('form')
    const onSubmit = vi.fn((event: Event) => event.preventDefault())
    form.addEventListener('submit', onSubmit)
    document.body.append(form)
    form.append(document.body.firstElementChild ?? '')
    await number.click()
    await userEvent.keyboard('{Enter}')
    expect(onSubmit).toHaveBeenCalledTimes(1)
  })
})
