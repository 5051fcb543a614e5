import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createMemoryStore } from '../../../store/index'
import { serveToBrowser } from '../../testing/serve-to-browser'
import { createPaypalFake, type PaypalFake } from '../index'
import { openOrder, TEST_APP, testPageUrl } from '../testing/order'
import { createCore } from './core'
import type { Session } from './session'

let paypal: PaypalFake
let orderId: string
let session: Session

const calls = { onApprove: vi.fn(async () => {}), onCancel: vi.fn(), onError: vi.fn(), onComplete: vi.fn() }
const config = { webAddress: 'https://www.sandbox.paypal.com', clientId: null, eligibleMethods: ['paypal'] }
const dialog = page.getByRole('dialog', { name: 'PayPal' })
const pay = dialog.getByTestId('paypal-pay')

async function newSession(locale = 'en-US'): Promise<Session> {
  const options = { clientId: TEST_APP.clientId, components: ['paypal-payments'], locale }
  const instance = await createCore(config).createInstance(options)
  const created = instance.createPayPalOneTimePaymentSession?.(calls)
  if (!created) throw new Error('There is no session without its component.')
  return created
}

const start = () => session.start({ presentationMode: 'auto' }, Promise.resolve({ orderId }))

/** The names of what is focused, inside the window's shadow root. */
const focused = () => {
  const inner = document.querySelector('[data-testid="paypal-mock-checkout"]')?.shadowRoot?.activeElement
  return inner instanceof HTMLInputElement ? inner.value : inner?.textContent
}

beforeEach(async () => {
  vi.clearAllMocks()
  const clock = { now: () => Date.now() }
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock,
    seed: 7,
    config: TEST_APP,
    pageUrl: testPageUrl,
  })
  orderId = await openOrder(paypal)
  await serveToBrowser(paypal)
  session = await newSession()
})
afterEach(async () => {
  session.destroy()
  document.body.replaceChildren()
  document.documentElement.removeAttribute('style')
  await serveToBrowser(null)
})

describe('the approval window', () => {
  it.each(['light', 'dark'])(
    'has no accessibility violation in a %s page, waiting, filled or failed',
    async (scheme) => {
      document.documentElement.style.colorScheme = scheme
      const violations = async () =>
        (await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])
      document.body.append(document.createElement('paypal-button'))

      paypal.fail({ match: 'GET /mock/orders/:id', when: 'before', times: 1, delayMs: 300 })
      void start()
      await expect.element(dialog).toHaveTextContent('Preparing…')
      expect(await violations()).toEqual([])
      await expect.element(dialog.getByRole('alert')).toHaveTextContent('PayPal cannot be reached')
      expect(await violations()).toEqual([])
      await dialog.getByRole('button', { name: 'Try again' }).click()
      await expect.element(pay).toBeVisible()
      expect(await violations()).toEqual([])
    },
  )

  it('keeps Tab inside, over the chosen way to pay, both ways round', async () => {
    document.body.append(document.createElement('button'))
    void start()
    await expect.element(pay).toBeVisible()
    await vi.waitFor(() => expect(focused()).toBe('balance'))
    await userEvent.keyboard('{ArrowDown}{Tab}')
    expect(focused()).toBe('Pay $25.00')
    await userEvent.keyboard('{Tab}{Tab}')
    expect(focused()).toBe('declined_card')
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    expect(focused()).toBe('Cancel and return')
  })

  it('holds its ground against a focus trap and the shortcuts of the page', async () => {
    const trapped = document.body.appendChild(document.createElement('input'))
    const heard: string[] = []
    const pullBack = (event: Event) => {
      heard.push(event.type)
      trapped.focus()
    }
    trapped.focus()
    const types = ['focusin', 'focusout', 'keydown', 'pointerdown', 'mousedown', 'click']
    for (const type of types) document.addEventListener(type, pullBack)
    void start()
    await vi.waitFor(() => expect(focused()).toBe('balance'))
    await userEvent.keyboard('{ArrowDown}{ArrowUp}')
    const heardUntilApproved = new Promise((resolve) => {
      calls.onApprove.mockImplementationOnce(async () => resolve([...heard]))
    })
    await pay.click()
    expect(await heardUntilApproved).toEqual([])
    await vi.waitFor(() => expect(document.activeElement).toBe(trapped))
    for (const type of types) document.removeEventListener(type, pullBack)
  })

  it('stands inside a modal dialog of the page, where alone it can be used', async () => {
    const modal = document.body.appendChild(document.createElement('dialog'))
    modal.showModal()
    void start()
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(calls.onCancel).toHaveBeenCalledTimes(1))
    expect(modal.open).toBe(true)
    void start()
    await pay.click()
    await vi.waitFor(() => expect(calls.onApprove).toHaveBeenCalledTimes(1))
  })

  it('writes the price in the language of the page', async () => {
    session = await newSession('de-DE')
    orderId = await openOrder(paypal, '1234.50', 'EUR')
    void start()
    await expect.element(pay).toHaveTextContent('Pay 1.234,50 €')
  })

  it('says that nothing was approved when the approval gets lost, and lets the buyer try again', async () => {
    paypal.fail({ match: 'POST /mock/orders/:id/approve', when: 'before', times: 1 })
    void start()
    await pay.click()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('Nothing was approved yet')
    await pay.click()
    await vi.waitFor(() => expect(calls.onApprove).toHaveBeenCalledTimes(1))
  })

  it('styles itself without a style element or attribute, which a strict policy forbids', async () => {
    void start()
    await expect.element(pay).toBeVisible()
    const root = document.querySelector('[data-testid="paypal-mock-checkout"]')?.shadowRoot
    expect(root?.querySelectorAll('style, [style]')).toHaveLength(0)
    expect(root?.adoptedStyleSheets).toHaveLength(1)
  })
})

describe('a session', () => {
  it('is canceled by the page as by the buyer', async () => {
    const ended = start()
    await expect.element(pay).toBeVisible()
    session.cancel()
    await ended
    expect(calls.onCancel).toHaveBeenCalledExactlyOnceWith({ orderId })
    expect(calls.onComplete).toHaveBeenCalledExactlyOnceWith({ paymentSessionState: 'canceled' })
  })

  it('can be destroyed twice, at any time, and never starts again', async () => {
    const ended = start()
    session.destroy()
    session.destroy()
    await ended
    await expect(start()).rejects.toMatchObject({ code: 'ERR_SESSION_DESTROYED', isRecoverable: false })
    await expect(
      session.start({ presentationMode: 'auto' }, Promise.reject(new Error('late'))),
    ).rejects.toThrow('destroyed')
    expect(Object.values(calls).flatMap((call) => call.mock.calls)).toEqual([])
  })

  it('that is destroyed while an approval is under way tells nobody of it', async () => {
    paypal.fail({ match: 'POST /mock/orders/:id/approve', delayMs: 200, times: 1 })
    const ended = start()
    await pay.click()
    session.destroy()
    await ended
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(Object.values(calls).flatMap((call) => call.mock.calls)).toEqual([])
  })

  it('has one window at a time', async () => {
    void start()
    await expect(start()).rejects.toMatchObject({ code: 'ERR_SESSION_ACTIVE' })
    await expect.element(pay).toBeVisible()
  })

  it('in redirect mode answers with where to go, and opens nothing', async () => {
    const order = Promise.resolve({ orderId })
    expect(await session.start({ presentationMode: 'redirect' }, order)).toEqual({
      redirectURL: testPageUrl(`/paypal/checkoutnow?token=${orderId}`),
    })
    await expect.element(dialog).not.toBeInTheDocument()
    expect(session.hasReturned?.()).toBe(false)
  })

  it('wants an order', async () => {
    await expect(session.start({ presentationMode: 'auto' })).rejects.toThrow('createOrder')
    expect(calls.onError).toHaveBeenCalledTimes(1)
  })
})

describe('an instance', () => {
  it('says which ways to pay are eligible', async () => {
    const instance = await createCore(config).createInstance({
      clientToken: 'token',
      components: ['paypal-payments'],
    })
    const found = await instance.findEligibleMethods()
    expect([found.isEligible('paypal'), found.isEligible('venmo')]).toEqual([true, false])
    const hydrated = instance.hydrateEligibleMethods({ eligible_methods: { paypal_pay_later: {} } })
    expect([hydrated.isEligible('paylater'), hydrated.isEligible('paypal')]).toEqual([true, false])
  })

  it('has no session without its component, and does not come without a credential', async () => {
    const core = createCore(config)
    const messages = await core.createInstance({ clientId: 'any', components: ['paypal-messages'] })
    expect(messages.createPayPalOneTimePaymentSession).toBeUndefined()
    await expect(core.createInstance({ components: ['paypal-payments'] })).rejects.toMatchObject({
      code: 'ERR_INVALID_CREDENTIAL',
    })
  })
})
