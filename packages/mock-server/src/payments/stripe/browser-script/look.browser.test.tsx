import type { Appearance } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { serveToBrowser } from '../../testing/serve-to-browser'
import type { StripeFake } from '../index'
import { TEST_ACCOUNT } from '../testing/account'
import { focusedLabel } from './testing/focus'
import { openIntent, openSession, openStripe } from './testing/shop'

let fake: StripeFake
let place: HTMLElement

beforeEach(async () => {
  fake = openStripe()
  await serveToBrowser(fake)
  place = document.body.appendChild(document.createElement('main'))
})
afterEach(async () => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
  await serveToBrowser(null)
})

const number = page.getByLabelText('Card number')
const violations = async () =>
  (await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])

async function show(appearance: Appearance = {}) {
  const stripe = await loadStripe(TEST_ACCOUNT.publishableKey)
  const { clientSecret } = await openIntent(fake)
  const elements = stripe?.elements({ clientSecret, appearance })
  const defaultValues = { billingDetails: { address: { country: 'US' } } }
  elements?.create('payment', { defaultValues }).mount(place)
  await expect.element(number).toBeVisible()
  if (!stripe || !elements) throw new Error('Stripe is not there.')
  return { stripe, elements, clientSecret }
}

describe('the Payment Element', () => {
  it.each([
    ['stripe', '#ffffff'],
    ['night', '#1c1d24'],
    ['flat', '#ffffff'],
  ] as const)(
    'has no accessibility violation in the theme %s, empty or full of mistakes',
    async (theme, ground) => {
      document.body.style.background = ground
      const { elements } = await show({ theme })
      expect(await violations()).toEqual([])
      await number.fill('4242424242424241')
      await elements.submit()
      await page.getByText('choose a test card').click()
      expect(await violations()).toEqual([])
    },
  )

  it('takes the colours, the corners and the font of the page', async () => {
    const variables = {
      colorPrimary: '#aa0044',
      colorBackground: '#fff7e6',
      borderRadius: '12px',
      fontFamily: 'Georgia',
    }
    const { elements } = await show({ variables })
    const style = () => getComputedStyle(number.element())
    expect(style()).toMatchObject({
      backgroundColor: 'rgb(255, 247, 230)',
      borderRadius: '12px',
      fontFamily: 'Georgia',
    })
    await number.click()
    expect(style().borderColor).toBe('rgb(170, 0, 68)')
    elements.update({ appearance: { theme: 'night' } })
    expect(style()).toMatchObject({ backgroundColor: 'rgb(48, 49, 61)', borderRadius: '5px' })
  })

  it('can be filled in with the keyboard alone, and keeps the caret where it is', async () => {
    const { stripe, elements } = await show()
    elements.getElement('payment')?.focus()
    await userEvent.keyboard('4242424242424242{Tab}1234{Tab}123{Tab}{Tab}12345')
    expect(focusedLabel()).toBe('ZIP code')
    await number.click()
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}{Delete}')
    await expect.element(number).toHaveValue('4224 2424 2424 242')
    await userEvent.keyboard('4')
    await expect.element(number).toHaveValue('4242 4242 4242 4242')
    const confirmed = await stripe.confirmPayment({ elements, redirect: 'if_required' })
    expect(confirmed).toMatchObject({ paymentIntent: { status: 'succeeded' } })
  })

  it('styles itself without a style element or a handler in the markup, which a strict policy forbids', async () => {
    await show()
    const root = page.getByTestId('stripe-payment').element().shadowRoot
    expect(root?.querySelectorAll('style, [style], [onclick], [onsubmit]')).toHaveLength(0)
    expect(root?.adoptedStyleSheets).toHaveLength(1)
  })

  it('is empty again after it was taken away, and gone for good once destroyed', async () => {
    const { elements } = await show()
    await number.fill('4242')
    const element = elements.getElement('payment')
    const onChange = vi.fn()
    element?.on('change', onChange)
    element?.unmount()
    await expect.element(number).not.toBeInTheDocument()
    element?.mount(place)
    await expect.element(number).toHaveValue('')
    expect(onChange).not.toHaveBeenCalled()
    element?.destroy()
    element?.destroy()
    expect(elements.getElement('payment')).toBeNull()
    expect(() => element?.mount(place)).toThrow('already been destroyed')
    expect(() => elements.create('payment').mount('#nowhere')).toThrow('applies to no DOM elements')
  })
})

describe('the window of a bank', () => {
  it.each(['light', 'dark'])(
    'has no accessibility violation in a %s page, and keeps the focus',
    async (scheme) => {
      document.documentElement.style.colorScheme = scheme
      const { stripe, clientSecret } = await show()
      const confirmed = stripe.confirmCardPayment(clientSecret, {
        payment_method: 'pm_card_threeDSecure2Required',
      })
      const complete = page.getByRole('button', { name: 'Complete' })
      await expect.element(complete).toBeVisible()
      expect(await violations()).toEqual([])
      await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}')
      document.documentElement.removeAttribute('style')
      expect(await confirmed).toMatchObject({ paymentIntent: { status: 'succeeded' } })
    },
  )
})

describe('the embedded page', () => {
  it('has no accessibility violation, open, full of mistakes or over', async () => {
    const { clientSecret } = await openSession(fake, {
      ui_mode: 'embedded_page',
      redirect_on_completion: 'never',
    })
    const stripe = await loadStripe(TEST_ACCOUNT.publishableKey)
    const onComplete = vi.fn()
    const checkout = await stripe?.createEmbeddedCheckoutPage({ clientSecret, onComplete })
    checkout?.mount(place)
    const pay = page.getByRole('button', { name: 'Pay $25.00' })
    await pay.click()
    expect(await violations()).toEqual([])
    await page.getByLabelText('Email').fill('ada@marsh.example')
    await page.getByText('choose a test card').click()
    await page.getByRole('button', { name: /Is paid$/ }).click()
    await pay.click()
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalled())
    expect(await violations()).toEqual([])
    checkout?.destroy()
    expect(place.children).toHaveLength(0)
  })
})
