import { amount } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock'
import { createPaypalFake, type PaypalFake, VAULTED } from '../../payments/paypal/index'
import { testPageUrl } from '../../payments/paypal/testing/order'
import { createMemoryStore } from '../../store/index'
import { PaymentUnknownError } from './payment-gateway'
import { createPaypalGateway } from './paypal-gateway'

const CREDENTIALS = {
  clientId: 'northwind-app',
  clientSecret: 'northwind-secret',
  environment: 'sandbox',
} as const
const CREATE = 'POST /v2/checkout/orders'
const price = amount(2500, 'USD/2')

let paypal: PaypalFake
let charge: (
  savedMethod: string,
  idempotencyKey?: string,
) => ReturnType<NonNullable<typeof gateway.chargeSaved>>
let gateway: ReturnType<typeof createPaypalGateway>

beforeEach(() => {
  paypal = createPaypalFake({
    store: createMemoryStore(),
    clock: createVirtualClock(),
    seed: 7,
    config: CREDENTIALS,
    pageUrl: testPageUrl,
  })
  gateway = createPaypalGateway({
    ...CREDENTIALS,
    webhookSecrets: [],
    fetch: async (request) => (await paypal.fetch(request)) ?? Response.error(),
  })
  charge = async (savedMethod, idempotencyKey = 'charge-1') => {
    if (!gateway.chargeSaved) throw new Error('PayPal can charge what is saved.')
    return gateway.chargeSaved({
      purchaseId: 'pur_1',
      price,
      description: 'Auto top-up',
      idempotencyKey,
      savedMethod,
    })
  }
})

describe('a payment method on file', () => {
  it('is charged at once, and once per key', async () => {
    const first = await charge(VAULTED.balance)
    expect(first.outcome).toMatchObject({ status: 'completed', paid: price, purchaseId: 'pur_1' })
    expect(await charge(VAULTED.balance)).toEqual(first)
    expect(await gateway.lookUp({ orderId: first.orderId })).toMatchObject({ status: 'completed' })
  })

  it('can be one that a buyer saved', async () => {
    const saved = await paypal.save()
    expect((await charge(saved)).outcome).toMatchObject({ status: 'completed', paid: price })
  })

  it('stays pending where its money takes its time', async () => {
    const { orderId, outcome } = await charge(VAULTED.echeck)
    expect(outcome.status).toBe('pending')
    await paypal.settle('paymentId' in outcome ? String(outcome.paymentId) : '')
    expect(await gateway.lookUp({ orderId })).toMatchObject({ status: 'completed' })
  })

  it('that is declined takes nothing and leaves nothing', async () => {
    const { orderId, outcome } = await charge(VAULTED.declined_card)
    expect(outcome).toEqual({
      status: 'declined',
      declineCode: 'instrument_declined',
      retryable: true,
      paymentId: null,
    })
    expect(await gateway.lookUp({ orderId })).toEqual({ status: 'voided' })
    expect((await charge(VAULTED.declined_card)).outcome).toEqual(outcome)
    expect((await charge(VAULTED.balance, 'charge-2')).outcome.status).toBe('completed')
  })

  it('that is gone is a decline that no repeat mends', async () => {
    expect((await charge('gone')).outcome).toMatchObject({
      status: 'declined',
      declineCode: 'token_id_not_found',
      retryable: false,
    })
  })

  it('is charged once when the answer got lost, and unknown when every answer did', async () => {
    paypal.fail({ match: CREATE, when: 'after', times: 1 })
    expect((await charge(VAULTED.balance)).outcome.status).toBe('completed')
    paypal.fail({ match: CREATE, when: 'after', times: 2 })
    await expect(charge(VAULTED.balance)).rejects.toThrow(PaymentUnknownError)
    expect((await charge(VAULTED.balance)).outcome.status).toBe('completed')
    await expect(charge(VAULTED.balance, 'charge-2')).rejects.toMatchObject({ code: 'duplicate_invoice_id' })
  })
})
