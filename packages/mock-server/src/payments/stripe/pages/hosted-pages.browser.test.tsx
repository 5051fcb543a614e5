import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { parseJson } from '../../../wire/json'
import { serveToBrowser } from '../../testing/serve-to-browser'
import {
  askStripe,
  openIntent,
  openSession,
  openStripe,
  sessionStatus,
  statusOf,
} from '../browser-script/testing/shop'
import type { ChallengeView } from '../challenge-door'
import type { CheckoutView } from '../checkout-door'
import type { StripeFake } from '../index'
import { challengePage, checkoutPage } from './index'

const API = 'https://api.stripe.com'

let fake: StripeFake
let frame: HTMLIFrameElement

beforeEach(async () => {
  fake = openStripe()
  await serveToBrowser(fake)
  frame = document.createElement('iframe')
  frame.title = 'Stripe'
  frame.style.cssText = 'width:480px;height:900px;border:0'
  document.body.append(frame)
})
afterEach(async () => {
  document.body.replaceChildren()
  await serveToBrowser(null)
})

/** Writes a page into a document, as the app does that cannot navigate to it. */
async function write(response: Response): Promise<number> {
  const inner = frame.contentDocument
  inner?.open()
  inner?.write(await response.text())
  inner?.close()
  return response.status
}

async function viewAt<View>(path: string): Promise<View> {
  const response = await fake.fetch(new Request(API + path))
  // The door's own type is what the fake answers with.
  return parseJson((await response?.text()) ?? '') as View
}
const showCheckout = async (id: string) =>
  write(checkoutPage(await viewAt<CheckoutView>(`/mock/checkout/${id}`), API))

const inside = page.frameLocator(page.elementLocator(document.body).getByTitle('Stripe'))
const address = () => frame.contentWindow?.location.href
const done = `${location.origin}/done?session={CHECKOUT_SESSION_ID}`
const back = `${location.origin}/back`
const hosted = () => openSession(fake, { success_url: done, cancel_url: back })
const pay = inside.getByRole('button', { name: 'Pay $25.00' })
const alarm = inside.getByRole('alert')

const violations = async () => (await axe.run(frame)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])

async function choose(outcome: string) {
  await inside.getByText('Choose a test card').click()
  await inside.getByRole('button', { name: new RegExp(`${outcome}$`) }).click()
}

describe('the page of a Checkout Session', () => {
  it('shows what is bought, takes a card and goes on to the shop', async () => {
    const { id } = await hosted()
    await showCheckout(id)
    await expect.element(inside.getByRole('heading', { name: '$25.00' })).toBeVisible()
    await expect.element(inside.getByText('2,500 tokens')).toBeVisible()
    await inside.getByLabelText('Email').fill('ada@marsh.example')
    await inside.getByLabelText('Card number').fill('4242 4242 4242 4242')
    await inside.getByLabelText('Expiration date').fill('1234')
    await inside.getByLabelText('Security code').fill('123')
    await pay.click()
    await vi.waitFor(() => expect(address()).toBe(done.replace('{CHECKOUT_SESSION_ID}', id)))
    expect(await sessionStatus(fake, id)).toBe('complete')
    const session = await askStripe(fake, 'GET', `/v1/checkout/sessions/${id}`)
    expect(session).toMatchObject({
      payment_status: 'paid',
      customer_details: { email: 'ada@marsh.example' },
    })
  })

  it('says why a card is declined, and takes another one', async () => {
    const { id } = await hosted()
    await showCheckout(id)
    await choose('Has insufficient funds')
    await pay.click()
    await expect.element(alarm).toHaveTextContent('Your card has insufficient funds. Nothing was charged.')
    expect(await sessionStatus(fake, id)).toBe('open')
    await choose('Is paid')
    await pay.click()
    await vi.waitFor(() => expect(address()).toContain('/done'))
  })

  it('points at the field that is wrong', async () => {
    const { id } = await hosted()
    await showCheckout(id)
    await choose('Is paid')
    await inside.getByLabelText('Expiration date').fill('01/20')
    await pay.click()
    await expect.element(alarm).toHaveTextContent("Your card's expiration year is invalid.")
    await expect.element(inside.getByLabelText('Expiration date')).toHaveAttribute('aria-invalid', 'true')
  })

  it('lets the bank ask, and the buyer say no first', async () => {
    const { id } = await hosted()
    await showCheckout(id)
    await inside.getByLabelText('Email').fill('ada@marsh.example')
    await choose('Asks for 3-D Secure')
    await pay.click()
    await inside.getByRole('button', { name: 'Fail' }).click()
    await expect.element(alarm).toHaveTextContent('We are unable to authenticate your payment method.')
    await pay.click()
    await inside.getByRole('button', { name: 'Complete' }).click()
    await vi.waitFor(() => expect(address()).toContain('/done'))
    expect(await sessionStatus(fake, id)).toBe('complete')
  })

  it('leads back to the shop, and leaves the session open', async () => {
    const { id } = await hosted()
    await showCheckout(id)
    await inside.getByRole('button', { name: 'Cancel and return' }).click()
    await vi.waitFor(() => expect(address()).toBe(back))
    expect(await sessionStatus(fake, id)).toBe('open')
  })

  it.each(['before', 'after'] as const)(
    'is paid once although the connection broke %s the payment',
    async (when) => {
      const { id } = await hosted()
      await showCheckout(id)
      await choose('Is paid')
      fake.fail({ match: 'POST /mock/checkout/:session/pay', when, times: 1 })
      fake.fail({ match: 'GET /mock/checkout/:session', when: 'before', times: 1 })
      await pay.click()
      await expect.element(alarm).toHaveTextContent('Stripe cannot be reached.')
      await pay.click()
      await vi.waitFor(() => expect(address()).toContain('/done'))
      const paid = await askStripe(fake, 'GET', '/v1/charges')
      expect(paid).toMatchObject({ data: [{ amount: 2500, status: 'succeeded' }] })
    },
  )

  it('says that there is nothing to pay any more, or never was', async () => {
    const { id } = await hosted()
    await askStripe(fake, 'POST', `/v1/checkout/sessions/${id}/expire`)
    expect(await showCheckout(id)).toBe(200)
    await expect.element(inside.getByRole('heading')).toHaveTextContent('This checkout has expired')
    const view = await viewAt<CheckoutView>(`/mock/checkout/${id}`)
    await write(checkoutPage({ ...view, status: 'complete', url: done }, API))
    await expect.element(inside.getByRole('heading')).toHaveTextContent('This checkout is paid already')
    await expect
      .element(inside.getByRole('link', { name: 'Return to the store' }))
      .toHaveAttribute('href', done)
    expect(await write(checkoutPage(null, API))).toBe(404)
  })

  it('has no accessibility violation, new or after a decline, and writes what it is told as text', async () => {
    const { id } = await openSession(fake, {
      success_url: done,
      'line_items[0][price_data][product_data][name]': '<img src=x onerror=alert(1)>',
    })
    await showCheckout(id)
    await expect.element(inside.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
    expect(await violations()).toEqual([])
    await choose('Is declined')
    await pay.click()
    await expect.element(alarm).toHaveTextContent('Your card was declined.')
    await inside.getByText('Choose a test card').click()
    expect(await violations()).toEqual([])
  })
})

describe('the page of a bank’s challenge', () => {
  const returnUrl = `${location.origin}/returned`

  async function challenged() {
    const { id } = await openIntent(fake)
    await askStripe(fake, 'POST', `/v1/payment_intents/${id}/confirm`, {
      payment_method: 'pm_card_threeDSecure2Required',
      return_url: returnUrl,
    })
    await write(challengePage(await viewAt<ChallengeView>(`/mock/challenge/${id}`), API))
    return id
  }

  it.each([
    ['Complete', 'succeeded', 'succeeded'],
    ['Fail', 'failed', 'requires_payment_method'],
  ])('leads back to the shop after %s', async (answer, outcome, status) => {
    const id = await challenged()
    await expect.element(inside.getByText('A payment of $25.00')).toBeVisible()
    expect(await violations()).toEqual([])
    await inside.getByRole('button', { name: answer }).click()
    await vi.waitFor(() => expect(address()).toContain(`${returnUrl}?payment_intent=${id}`))
    expect(new URL(address() ?? '').searchParams.get('redirect_status')).toBe(outcome)
    expect(await statusOf(fake, id)).toBe(status)
  })

  it('asks only once', async () => {
    const id = await challenged()
    await askStripe(fake, 'POST', `/mock/challenge/${id}`, { outcome: 'pass' })
    expect(await write(challengePage(await viewAt<ChallengeView>(`/mock/challenge/${id}`), API))).toBe(200)
    await expect.element(inside.getByRole('heading')).toHaveTextContent('Your bank has its answer already')
    expect(await write(challengePage(null, API))).toBe(404)
  })
})
