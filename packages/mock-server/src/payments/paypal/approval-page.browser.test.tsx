import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { createMemoryStore } from '../../store/index'
import { recordsAt, textAt } from '../../wire/json'
import { serveToBrowser } from '../testing/serve-to-browser'
import { createPaypalFake, type PaypalFake } from './index'
import { askRest, captureOrder, TEST_APP, testPageUrl } from './testing/order'

let paypal: PaypalFake
let frame: HTMLIFrameElement

beforeEach(async () => {
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock: { now: () => Date.now() },
    seed: 7,
    config: TEST_APP,
    pageUrl: testPageUrl,
  })
  await serveToBrowser(paypal)
  frame = document.body.appendChild(document.createElement('iframe'))
  frame.title = 'Page'
  Object.assign(frame.style, { width: '500px', height: '700px' })
})
afterEach(async () => {
  frame.remove()
  await serveToBrowser(null)
})

async function opened(): Promise<string> {
  const back = {
    return_url: `${location.origin}/favicon.ico?step=ok`,
    cancel_url: `${location.origin}/favicon.ico?step=no`,
  }
  const { body } = await askRest(paypal, 'POST', '/v2/checkout/orders', {
    intent: 'CAPTURE',
    application_context: back,
    purchase_units: [
      { amount: { currency_code: 'USD', value: '25.00' }, description: '<b>2,500</b> tokens & more' },
    ],
  })
  const approve = recordsAt(body, 'links').find(({ rel }) => rel === 'approve')
  expect(approve?.href).toBe(testPageUrl(`/paypal/checkoutnow?token=${body.id}`))
  return textAt(body, 'id') ?? ''
}

/** Writes the page into the frame, as a host does whose service worker sees no navigation. */
async function show(orderId: string): Promise<number> {
  const answer = await fetch(`https://www.sandbox.paypal.com/checkoutnow?token=${orderId}`)
  const inside = frame.contentDocument
  inside?.open()
  inside?.write(await answer.text())
  inside?.close()
  return answer.status
}

const inFrame = page.frameLocator(page.getByTitle('Page'))
const landed = () => frame.contentWindow?.location.search ?? ''

describe('the page that a redirected buyer approves on', () => {
  it('says what is paid to whom, and leaves for the store with the token and the payer', async () => {
    const orderId = await opened()
    expect(await show(orderId)).toBe(200)
    await expect.element(inFrame.getByRole('heading')).toHaveTextContent('Pay Northwind Cloud')
    await expect.element(inFrame.getByText('25.00 USD')).toBeVisible()
    await expect.element(inFrame.getByText('<b>2,500</b> tokens & more')).toBeVisible()
    await inFrame.getByTestId('paypal-pay').click()
    await expect.poll(landed).toMatch(new RegExp(`^\\?step=ok&token=${orderId}&PayerID=[A-Z0-9]+$`))
    expect(await captureOrder(paypal, orderId)).toBe('COMPLETED')
  })

  it('leaves for where a cancel goes, with the token alone', async () => {
    const orderId = await opened()
    await show(orderId)
    await inFrame.getByTestId('paypal-cancel').click()
    await expect.poll(landed).toBe(`?step=no&token=${orderId}`)
    expect(await captureOrder(paypal, orderId)).toBe('ORDER_NOT_APPROVED')
  })

  it('lets the buyer choose how to pay, and says when PayPal cannot be reached', async () => {
    const orderId = await opened()
    await show(orderId)
    await inFrame.getByTestId('paypal-funding').selectOptions('declined_card')
    paypal.fail({ match: 'POST /mock/orders/:id/approve', when: 'before', times: 1 })
    await inFrame.getByTestId('paypal-pay').click()
    await expect.element(inFrame.getByRole('alert')).toHaveTextContent('PayPal cannot be reached')
    await inFrame.getByTestId('paypal-pay').click()
    await expect.poll(landed).toContain('step=ok')
    expect(await captureOrder(paypal, orderId)).toBe('INSTRUMENT_DECLINED')
  })

  it('says so when there is nothing to approve any more', async () => {
    const orderId = await opened()
    await show(orderId)
    await paypal.void(orderId)
    await inFrame.getByTestId('paypal-pay').click()
    await expect.element(inFrame.getByRole('alert')).toHaveTextContent('can no longer be approved')
    expect(await show(orderId)).toBe(404)
    await expect.element(inFrame.getByRole('heading')).toHaveTextContent('can no longer be approved')
    expect(await show('5O190127TN364715T')).toBe(404)
  })
})
