import DodoPayments from 'dodopayments'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createVirtualClock, type MockClock } from '../../../control/clock'
import { createMemoryStore, type Store } from '../../../store/index'
import type { OutgoingWebhook } from '../../provider-fake'
import { createDodoFake, type DodoFake } from '../index'
import { PAGES, TEST_BUSINESS } from './business'

/** A fresh Dodo for every test of a file, with everything it would tell a webhook. */
export interface NodeWorld {
  store: Store
  dodo: DodoFake
  clock: MockClock
  events: OutgoingWebhook[]
}

/**
 * Puts a fake on Dodo's real host names for this process, and under `/__providers/dodo` of another, new before every
 * test. A request that it does not answer fails the test: nothing leaks to the real Dodo.
 */
export function serveDodoInNode(): NodeWorld {
  const fresh = (): NodeWorld => {
    const clock = createVirtualClock()
    const events: OutgoingWebhook[] = []
    const store = createMemoryStore()
    const options = { store, clock, seed: 7, config: TEST_BUSINESS }
    const onEvent = (webhook: OutgoingWebhook) => void events.push(webhook)
    return {
      store,
      clock,
      events,
      dodo: createDodoFake({ ...options, pageUrl: (path) => PAGES + path, onEvent }),
    }
  }
  const world = fresh()
  const answer = async (request: Request) => {
    try {
      return (await world.dodo.fetch(request)) ?? (await world.dodo.mount('/__providers/dodo')(request))
    } catch (error) {
      if (error instanceof TypeError && error.message === 'fetch failed') return HttpResponse.error()
      if (request.signal.aborted) return HttpResponse.error()
      throw error
    }
  }
  const server = setupServer(http.all('*', ({ request }) => answer(request)))
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => void Object.assign(world, fresh()))
  return world
}

/** The official SDK as its readme sets it up, in test mode. */
export function sdk(bearerToken: string = TEST_BUSINESS.apiKey): DodoPayments {
  return new DodoPayments({
    bearerToken,
    webhookKey: TEST_BUSINESS.webhookSecrets[0],
    environment: 'test_mode',
  })
}

/** A product of twenty-five dollars, or of what is given. */
export async function product(price = 2500, currency: DodoPayments.Currency = 'USD'): Promise<string> {
  const created = await sdk().products.create({
    name: '2,500 tokens',
    tax_category: 'saas',
    price: { type: 'one_time_price', currency, price },
  })
  return created.product_id
}

/** A checkout of that product that leads back to the app. */
export async function checkout(
  productId?: string,
  more: Partial<DodoPayments.CheckoutSessionCreateParams> = {},
) {
  return sdk().checkoutSessions.create({
    product_cart: [{ product_id: productId ?? (await product()), quantity: 1 }],
    customer: { email: 'grace@example.com', name: 'Grace Hopper' },
    return_url: 'https://app.example/return?purchase=pur_1',
    cancel_url: 'https://app.example/buy',
    metadata: { purchase_id: 'pur_1' },
    ...more,
  })
}

/** A payment that has gone through, and its product. */
export async function paid(dodo: DodoFake, price = 2500): Promise<{ paymentId: string; productId: string }> {
  const productId = await product(price)
  const { session_id } = await checkout(productId)
  await dodo.completeCheckout(session_id)
  const { payment_id } = await sdk().checkoutSessions.retrieve(session_id)
  return { paymentId: String(payment_id), productId }
}

/** What a call is refused with. */
export async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DodoPayments.APIError)) throw new Error(`Not an answer of Dodo: ${error}`)
  return {
    kind: error.constructor.name,
    status: error.status,
    code: error.error?.code,
    headers: error.headers,
  }
}
