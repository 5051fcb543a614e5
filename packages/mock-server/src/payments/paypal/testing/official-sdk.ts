import {
  ApiError,
  type ApiResponse,
  CheckoutPaymentIntent,
  Client,
  Environment,
  OrdersController,
  PaymentsController,
  VaultController,
} from '@paypal/paypal-server-sdk'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createVirtualClock, type MockClock } from '../../../control/clock'
import { createMemoryStore } from '../../../store/index'
import type { OutgoingWebhook } from '../../provider-fake'
import { createPaypalFake, type PaypalFake } from '../index'
import { TEST_APP, testPageUrl } from './order'

/** A fresh PayPal for every test of a file. */
export interface NodeWorld {
  paypal: PaypalFake
  clock: MockClock
  /** Everything its webhook was told. */
  heard: OutgoingWebhook[]
}

/**
 * Puts a fake on PayPal's real host names for this process, new before every test. A request that it does not answer
 * fails the test: nothing leaks to the real PayPal.
 */
export function servePaypalInNode(): NodeWorld {
  const fresh = (): NodeWorld => {
    const clock = createVirtualClock()
    const heard: OutgoingWebhook[] = []
    return {
      clock,
      paypal: createPaypalFake({
        store: createMemoryStore(),
        clock,
        seed: 7,
        config: TEST_APP,
        pageUrl: testPageUrl,
        onEvent: (webhook) => void heard.push(webhook),
      }),
      heard,
    }
  }
  const world = fresh()
  const answer = async (request: Request) => {
    try {
      return await world.paypal.fetch(request)
    } catch (error) {
      if (error instanceof TypeError && error.message === 'fetch failed') return HttpResponse.error()
      throw error
    }
  }
  const server = setupServer(http.all(/paypal\.com/, ({ request }) => answer(request)))
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => void Object.assign(world, fresh()))
  return world
}

/** The official SDK as its readme sets it up. */
export function sdk(secret: string = TEST_APP.clientSecret) {
  const client = new Client({
    clientCredentialsAuthCredentials: { oAuthClientId: TEST_APP.clientId, oAuthClientSecret: secret },
    environment: Environment.Sandbox,
  })
  return {
    orders: new OrdersController(client),
    payments: new PaymentsController(client),
    vault: new VaultController(client),
  }
}

/** The smallest order worth opening. */
export const draft = (value = '25.00', currencyCode = 'USD', invoiceId?: string) => ({
  intent: CheckoutPaymentIntent.Capture,
  purchaseUnits: [
    { amount: { currencyCode, value }, customId: 'pur_1', ...(invoiceId !== undefined && { invoiceId }) },
  ],
})

/** An order of twenty-five dollars, approved and captured through the SDK. */
export async function captured(paypal: PaypalFake, paypalRequestId?: string) {
  const { orders, payments } = sdk()
  const { result: order } = await orders.createOrder({ body: draft() })
  const id = String(order.id)
  await paypal.approve(id)
  const { result } = await orders.captureOrder({ id, ...(paypalRequestId && { paypalRequestId }) })
  const capture = result.purchaseUnits?.[0]?.payments?.captures?.[0]
  return { orders, payments, id, captureId: String(capture?.id), capture }
}

/** The error of an answer that the SDK does not count as a success. */
export async function failure(call: Promise<ApiResponse<unknown>>): Promise<ApiError<unknown>> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ApiError)) throw new Error(`Not an answer of PayPal: ${error}`)
  return error
}

/** What an error says, in PayPal's own words. */
export async function refusal(call: Promise<ApiResponse<unknown>>) {
  const error = await failure(call)
  const body = JSON.parse(String(error.body))
  return { status: error.statusCode, name: body.name, issue: body.details?.[0]?.issue, links: body.links }
}
