import { isRecord, parseJson, textAt } from '../../../wire/json'
import { TEST_ACCOUNT } from './account'
import type { NodeWorld } from './official-sdk'

/** Where the API is. */
export const API = 'https://api.stripe.com'

/** Asks the fake without an SDK, as the account's server unless another key is named; null is none. */
export async function ask(
  { fake }: NodeWorld,
  method: string,
  path: string,
  form: Record<string, string> = {},
  key: string | null = TEST_ACCOUNT.secretKey,
  base = API,
) {
  const fetch = base === API ? fake.fetch : fake.mount(new URL(base).pathname)
  const query = method === 'GET' ? `?${new URLSearchParams(form)}` : ''
  const response = await fetch(
    new Request(`${base}${path}${query}`, {
      method,
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      ...(method === 'POST' && { body: new URLSearchParams(form) }),
    }),
  )
  const text = (await response?.text()) ?? ''
  const body = parseJson(text)
  return { status: response?.status, body: isRecord(body) ? body : {}, text, headers: response?.headers }
}

/** Makes a payment of twenty-five dollars that waits for its buyer. */
export async function opened(world: NodeWorld, form: Record<string, string> = {}) {
  const { body } = await ask(world, 'POST', '/v1/payment_intents', {
    amount: '2500',
    currency: 'usd',
    ...form,
  })
  return { id: textAt(body, 'id') ?? '', secret: textAt(body, 'client_secret') ?? '' }
}

/** Opens a session about twenty-five dollars; answers with its identifier. */
export async function session(world: NodeWorld) {
  const { body } = await ask(world, 'POST', '/v1/checkout/sessions', {
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': '2500',
    'line_items[0][price_data][product_data][name]': 'Credits',
    'line_items[0][quantity]': '1',
    success_url: 'https://shop.example/ok?s={CHECKOUT_SESSION_ID}',
  })
  return textAt(body, 'id') ?? ''
}
