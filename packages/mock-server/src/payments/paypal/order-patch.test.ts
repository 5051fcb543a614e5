import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock'
import { createMemoryStore } from '../../store/index'
import { recordsAt } from '../../wire/json'
import { createPaypalFake, type PaypalFake } from './index'
import { askRest, captureOrder, openOrder, TEST_APP, testPageUrl } from './testing/order'

let paypal: PaypalFake
let orderId: string

beforeEach(async () => {
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock: createVirtualClock(),
    seed: 7,
    config: TEST_APP,
    pageUrl: testPageUrl,
  })
  orderId = await openOrder(paypal)
})

const UNIT = "/purchase_units/@reference_id=='default'"

async function patch(...patches: object[]): Promise<unknown> {
  const { status, body } = await askRest(paypal, 'PATCH', `/v2/checkout/orders/${orderId}`, patches)
  return recordsAt(body, 'details')[0]?.issue ?? status
}

async function unit(): Promise<unknown> {
  const { body } = await askRest(paypal, 'GET', `/v2/checkout/orders/${orderId}`)
  return recordsAt(body, 'purchase_units')[0]
}

describe('patching an order', () => {
  it('changes what it names and nothing else', async () => {
    const amount = { currency_code: 'USD', value: '30.00' }
    const changes = [
      { op: 'replace', path: `${UNIT}/amount`, value: amount },
      { op: 'add', path: `${UNIT}/invoice_id`, value: 'INV-1' },
      { op: 'remove', path: `${UNIT}/description` },
    ]
    expect(await patch(...changes)).toBe(204)
    expect(await unit()).toMatchObject({ amount, invoice_id: 'INV-1', reference_id: 'default' })
    expect(await unit()).not.toHaveProperty('description')
  })

  it('is all or nothing', async () => {
    const before = await unit()
    const good = { op: 'replace', path: `${UNIT}/description`, value: 'Something else' }
    const bad = { op: 'replace', path: `${UNIT}/amount`, value: { currency_code: 'USD', value: '0.001' } }
    expect(await patch(good, bad)).toBe('DECIMAL_PRECISION')
    expect(await unit()).toEqual(before)
  })

  it.each([
    ['MISSING_REQUIRED_PARAMETER', { path: `${UNIT}/amount` }],
    ['INVALID_PARAMETER_VALUE', { op: 'move', path: `${UNIT}/amount` }],
    ['PATCH_VALUE_REQUIRED', { op: 'replace', path: `${UNIT}/amount` }],
    ['INVALID_JSON_POINTER_FORMAT', { op: 'replace', path: '/purchase_units/0/amount', value: {} }],
    [
      'REFERENCE_ID_NOT_FOUND',
      { op: 'add', path: "/purchase_units/@reference_id=='x'/custom_id", value: 'y' },
    ],
    ['NOT_PATCHABLE', { op: 'replace', path: `${UNIT}/payments`, value: {} }],
    ['INVALID_PATCH_OPERATION', { op: 'add', path: `${UNIT}/amount`, value: {} }],
    ['INVALID_PATCH_OPERATION', { op: 'remove', path: `${UNIT}/amount` }],
    ['INVALID_PATCH_OPERATION', { op: 'replace', path: `${UNIT}/custom_id`, value: 'y' }],
  ])('is refused with %s for %j', async (issue, change) => {
    expect(await patch(change)).toBe(issue)
  })

  it('is too late once the order is paid', async () => {
    await paypal.approve(orderId)
    expect(await patch({ op: 'replace', path: '/intent', value: 'AUTHORIZE' })).toBe(204)
    expect(await captureOrder(paypal, orderId)).toBe('ACTION_DOES_NOT_MATCH_INTENT')
    expect(await patch({ op: 'replace', path: '/intent', value: 'CAPTURE' })).toBe(204)
    expect(await captureOrder(paypal, orderId)).toBe('COMPLETED')
    expect(await patch({ op: 'remove', path: `${UNIT}/description` })).toBe('ORDER_ALREADY_COMPLETED')
  })
})
