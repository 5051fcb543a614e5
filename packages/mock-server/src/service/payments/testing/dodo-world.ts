import { type Amount, amount } from '@creditkit/contract'
import { createVirtualClock, type MockClock } from '../../../control/clock'
import { createDodoFake, type DodoFake } from '../../../payments/dodo/index'
import type { OutgoingWebhook } from '../../../payments/provider-fake'
import { createMemoryStore } from '../../../store/index'
import { createDodoGateway } from '../dodo-gateway'
import type { PaymentGateway, PaymentOrderDraft } from '../payment-gateway'

/** A fake of Dodo and a gateway to it, both fresh. */
export interface DodoWorld {
  readonly dodo: DodoFake
  readonly gateway: PaymentGateway
  readonly clock: MockClock
  /** Every call the gateway made, without identifiers. */
  readonly asked: string[]
  readonly events: OutgoingWebhook[]
  /** Opens an order; answers with its identifier. */
  ordered(price?: Amount): Promise<string>
  /** An order that is paid with a good card. */
  paid(price?: Amount): Promise<{ orderId: string; paymentId: string }>
}

/** What most orders of the tests cost. */
export const PRICE: Amount = amount(2500, 'USD/2')

/** The order of the tests. */
export const draftOf = (price: Amount): PaymentOrderDraft => ({
  purchaseId: 'pur_1',
  price,
  description: '2,500 tokens',
  idempotencyKey: 'order-1',
  returnUrl: 'https://app.example/return?purchase=pur_1',
})

const CURRENCIES = ['USD', 'JPY', 'KWD'] as const
const productOf = (currency: string) => `pdt_credits_${currency.toLowerCase()}`

/** A webhook secret of the mock, by name. */
export const secretNamed = (name: string) => `whsec_${btoa(`mock secret ${name}`)}`

/** Makes a world; its two sides share key and secret unless told otherwise. */
export function createDodoWorld({
  apiKey = 'northwind-key',
  signedWith = [secretNamed('one')],
  known = signedWith,
}: {
  apiKey?: string
  signedWith?: readonly string[]
  known?: readonly string[]
} = {}): DodoWorld {
  const clock = createVirtualClock()
  const asked: string[] = []
  const events: OutgoingWebhook[] = []
  const dodo = createDodoFake({
    store: createMemoryStore(),
    clock,
    seed: 7,
    pageUrl: (path) => `https://app.example/__providers${path}`,
    onEvent: (webhook) => void events.push(webhook),
    config: {
      apiKey: 'northwind-key',
      webhookSecrets: signedWith,
      products: CURRENCIES.map((currency) => ({ id: productOf(currency), name: 'Credits', currency })),
    },
  })
  const gateway = createDodoGateway({
    apiKey,
    webhookSecrets: known,
    environment: 'test_mode',
    products: Object.fromEntries(CURRENCIES.map((currency) => [currency, productOf(currency)])),
    async fetch(request) {
      asked.push(`${request.method} ${new URL(request.url).pathname.replace(/_[A-Za-z0-9]{21}/, '')}`)
      const response = await dodo.fetch(request)
      if (!response) throw new Error(`Not Dodo: ${request.url}`)
      return response
    },
  })
  const ordered = async (price = PRICE) => (await gateway.createOrder(draftOf(price))).orderId
  return {
    ...{ dodo, gateway, clock, asked, events, ordered },
    async paid(price = PRICE) {
      const orderId = await ordered(price)
      await dodo.completeCheckout(orderId)
      const outcome = await gateway.capture({ orderId, idempotencyKey: 'capture-1' })
      if (outcome.status !== 'completed') throw new Error(outcome.status)
      return { orderId, paymentId: outcome.paymentId }
    },
  }
}
