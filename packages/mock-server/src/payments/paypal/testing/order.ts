import { isRecord, parseJson, recordsAt, textAt } from '../../../wire/json'
import type { PaypalFake } from '../index'

/** Whose money the orders of a test move. */
export const TEST_APP = {
  clientId: 'northwind-app',
  clientSecret: 'northwind-secret',
  environment: 'sandbox',
} as const

/** Where the hosted pages of a test's fake are. */
export const testPageUrl = (path: string) => `https://shop.example/__providers${path}`

/** Asks the fake's REST, as a merchant's server with the credentials of TEST_APP does. */
export function askRest(paypal: PaypalFake, method: Method, path: string, body?: object) {
  return askText(paypal, method, path, body && JSON.stringify(body))
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** The same with a body as it stands. */
export async function askText(paypal: PaypalFake, method: Method, path: string, body?: string) {
  const host = 'https://api-m.sandbox.paypal.com'
  const token = await paypal.fetch(
    new Request(`${host}/v1/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${TEST_APP.clientId}:${TEST_APP.clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }),
  )
  const granted: unknown = await token?.json()
  const response = await paypal.fetch(
    new Request(host + path, {
      method,
      headers: { authorization: `Bearer ${isRecord(granted) ? textAt(granted, 'access_token') : ''}` },
      ...(body !== undefined && { body }),
    }),
  )
  const json = parseJson((await response?.text()) ?? '')
  return { status: response?.status ?? 0, body: isRecord(json) ? json : {} }
}

/** Opens an order of twenty-five dollars, or of what is given; answers with its identifier. */
export async function openOrder(paypal: PaypalFake, value = '25.00', currency_code = 'USD'): Promise<string> {
  const { body } = await askRest(paypal, 'POST', '/v2/checkout/orders', {
    intent: 'CAPTURE',
    purchase_units: [{ amount: { currency_code, value }, description: '2,500 tokens for SkyPanel' }],
  })
  return textAt(body, 'id') ?? ''
}

/** Captures an order; answers with its status, or with the issue it was refused for. */
export async function captureOrder(paypal: PaypalFake, orderId: string): Promise<string | null> {
  const { body } = await askRest(paypal, 'POST', `/v2/checkout/orders/${orderId}/capture`)
  return textAt(body, 'status') ?? textAt(recordsAt(body, 'details')[0] ?? {}, 'issue')
}
