import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createVirtualClock, type MockClock } from '../../control/clock'
import { createMemoryStore } from '../../store/index'
import { isRecord, textAt } from '../../wire/json'
import { createDodoFake, type DodoFake } from './index'
import { TEST_BUSINESS } from './testing/business'
import { openPage } from './testing/serve-to-browser'

let dodo: DodoFake
let clock: MockClock
let sessionId: string
let opened: Awaited<ReturnType<typeof openPage>>

async function ask(path: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
  const response = await dodo.fetch(
    new Request(`https://test.dodopayments.com${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${TEST_BUSINESS.apiKey}` },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
  const json: unknown = await response?.json()
  return isRecord(json) ? json : {}
}

async function open(more: object = {}): Promise<void> {
  const session = await ask('/checkouts', {
    product_cart: [{ product_id: 'pdt_credits', quantity: 1, amount: 2500 }],
    return_url: 'https://app.example/return?purchase=pur_1',
    cancel_url: 'https://app.example/buy',
    ...more,
  })
  sessionId = textAt(session, 'session_id') ?? ''
  opened = await openPage(dodo, `/checkout/${sessionId}`)
}

beforeEach(async () => {
  clock = createVirtualClock()
  const products = [{ id: 'pdt_credits', name: '2,500 <tokens>', currency: 'USD' }] as const
  dodo = createDodoFake({
    store: createMemoryStore(),
    clock,
    seed: 7,
    pageUrl: (path) => path,
    config: { ...TEST_BUSINESS, products },
  })
  await open()
})
afterEach(() => document.body.replaceChildren())

// What is in a frame is of that frame's own classes, so that neither `instanceof` nor the runner's locators know it.
function find(selector: string): HTMLElement & { value: string; href: string } {
  const found = opened.page.querySelector<HTMLElement & { value: string; href: string }>(selector)
  if (!found) throw new Error(`No ${selector} on the page`)
  return found
}

function button(name: string): HTMLElement {
  const all = [...opened.page.querySelectorAll('button')]
  const found = all.find((one) => one.textContent === name && one.checkVisibility())
  if (!found) throw new Error(`No button ${name}`)
  return found
}

function choose(selector: string, value: string): void {
  const select = find(selector)
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
  expect(select.value).toBe(value)
}

const alarm = () => find('[role="alert"]').textContent
const status = async () => textAt(await ask(`/checkouts/${sessionId}`), 'payment_status')

describe('the checkout page', () => {
  it('says what is paid, to whom, and that it is a mock', () => {
    const text = opened.page.body.textContent
    expect(text).toContain('Pay Northwind Cloud')
    expect(text).toContain('$25.00')
    expect(text).toContain('2,500 <tokens>')
    expect(text).toContain('Mock: no money moves')
    expect(button('Pay $25.00')).toBeTruthy()
  })

  it('pays with a good card and goes back to the app, by keyboard alone', async () => {
    find('[name="card"]').focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => opened.left.mock.calls.length).toBe(1)
    expect(opened.left.mock.calls[0]?.[0]).toMatch(
      /^https:\/\/app\.example\/return\?purchase=pur_1&payment_id=pay_\w+&status=succeeded$/,
    )
    expect(await status()).toBe('succeeded')
  })

  it('says why a card was declined and takes the next one', async () => {
    choose('[name="test"]', '4000 0000 0000 0002')
    button('Pay $25.00').click()
    await expect.poll(alarm).toContain('declined by the issuing bank. Nothing was charged')
    expect(await status()).toBe('failed')
    expect(opened.left).not.toHaveBeenCalled()
    choose('[name="test"]', '4242 4242 4242 4242')
    button('Pay $25.00').click()
    await expect.poll(status).toBe('succeeded')
    expect(opened.left).toHaveBeenCalledOnce()
  })

  it('asks for 3-D Secure, which the buyer passes or fails', async () => {
    choose('[name="test"]', '4000 0025 0000 3155')
    button('Pay $25.00').click()
    await expect.poll(() => opened.page.activeElement?.textContent).toBe('Your bank asks: is this you?')
    opened = await openPage(dodo, `/checkout/${sessionId}`)
    button('No, decline').click()
    await expect.poll(alarm).toContain('authentication of the card failed')
    choose('[name="test"]', '4000 0025 0000 3155')
    button('Pay $25.00').click()
    await expect.poll(() => button('Yes, pay').checkVisibility()).toBe(true)
    button('Yes, pay').click()
    await expect.poll(status).toBe('succeeded')
  })

  it('pays by bank, which needs no card and settles later', async () => {
    choose('[name="method"]', 'bank')
    expect(find('[name="card"]').checkVisibility()).toBe(false)
    button('Pay $25.00').click()
    await expect.poll(status).toBe('processing')
    expect(opened.left.mock.calls[0]?.[0]).toContain('status=processing')
  })

  it('leads back without a payment', async () => {
    button('Cancel and return').click()
    await expect.poll(() => opened.left.mock.calls).toEqual([['https://app.example/buy']])
    expect(await status()).toBeNull()
  })

  it('takes test cards only, and survives a broken connection', async () => {
    find('[name="card"]').value = '1234'
    button('Pay $25.00').click()
    await expect.poll(alarm).toContain('Only test cards are taken here')
    dodo.fail({ match: 'POST /mock/checkouts/:id/pay', when: 'before', times: 1 })
    choose('[name="test"]', '4242 4242 4242 4242')
    button('Pay $25.00').click()
    await expect.poll(alarm).toContain('cannot be reached. Nothing was charged yet.')
    button('Pay $25.00').click()
    await expect.poll(status).toBe('succeeded')
  })

  it('says thanks where there is nowhere to go, and offers no way back that there is not', async () => {
    await open({ return_url: null, cancel_url: null })
    expect(opened.page.querySelector('[data-cancel]')).toBeNull()
    button('Pay $25.00').click()
    await expect.poll(() => opened.page.activeElement?.textContent).toBe('Thank you, it is paid')
  })

  it('takes no money once it is over', async () => {
    await dodo.completeCheckout(sessionId)
    opened = await openPage(dodo, `/checkout/${sessionId}`)
    expect(opened.status).toBe(409)
    expect(find('a').href).toContain('/return?purchase=pur_1&payment_id=pay_')
    await open()
    clock.advance({ days: 1 })
    opened = await openPage(dodo, `/checkout/${sessionId}`)
    expect(opened.page.body.textContent).toContain('This checkout has expired')
    opened = await openPage(dodo, '/checkout/cks_none')
    expect(opened.page.body.textContent).toContain('There is no such checkout')
  })

  it.each(['light', 'dark'])('has no accessibility violation in a %s scheme', async (scheme) => {
    opened.page.documentElement.style.colorScheme = scheme
    const view = opened.page.defaultView
    // The checker looks at the document that it runs in.
    opened.page.head.append(Object.assign(opened.page.createElement('script'), { textContent: axe.source }))
    const checker: typeof axe = view && Reflect.get(view, 'axe')
    const violations = async () =>
      (await checker.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])
    expect(await violations()).toEqual([])
    choose('[name="test"]', '4000 0000 0000 0002')
    button('Pay $25.00').click()
    await expect.poll(alarm).toContain('declined')
    expect(await violations()).toEqual([])
  })
})
