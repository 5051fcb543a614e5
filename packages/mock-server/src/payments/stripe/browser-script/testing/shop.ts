import { createMemoryStore } from '../../../../store/index'
import { isRecord, type JsonRecord, parseJson, textAt } from '../../../../wire/json'
import { createStripeFake, type StripeFake } from '../../index'
import { PAGES, TEST_ACCOUNT } from '../../testing/account'

const API = 'https://api.stripe.com'

/** A fresh Stripe with real time, so that cards expire as they do in the browser. */
export function openStripe(): StripeFake {
  return createStripeFake({
    store: createMemoryStore(),
    clock: { now: () => Date.now() },
    seed: 7,
    config: TEST_ACCOUNT,
    pageUrl: (path) => `${PAGES}${path}`,
  })
}

/** Asks the API, as the shop's server with its secret key does. */
export async function askStripe(
  stripe: StripeFake,
  method: 'GET' | 'POST',
  path: string,
  params: Readonly<Record<string, string>> = {},
): Promise<JsonRecord> {
  const response = await stripe.fetch(
    new Request(API + path, {
      method,
      headers: { authorization: `Bearer ${TEST_ACCOUNT.secretKey}` },
      ...(method === 'POST' && { body: new URLSearchParams(params) }),
    }),
  )
  const json = parseJson((await response?.text()) ?? '')
  return isRecord(json) ? json : {}
}

/** Makes a payment of twenty-five dollars; answers with its identifier and its secret. */
export async function openIntent(stripe: StripeFake): Promise<{ id: string; clientSecret: string }> {
  const intent = await askStripe(stripe, 'POST', '/v1/payment_intents', {
    amount: '2500',
    currency: 'usd',
    'automatic_payment_methods[enabled]': 'true',
  })
  return { id: textAt(intent, 'id') ?? '', clientSecret: textAt(intent, 'client_secret') ?? '' }
}

/** What has become of a payment. */
export async function statusOf(stripe: StripeFake, id: string): Promise<string | null> {
  return textAt(await askStripe(stripe, 'GET', `/v1/payment_intents/${id}`), 'status')
}

/** Opens a Checkout Session about twenty-five dollars; the secret is empty for a hosted one. */
export async function openSession(
  stripe: StripeFake,
  params: Readonly<Record<string, string>> = {},
): Promise<{ id: string; clientSecret: string }> {
  const session = await askStripe(stripe, 'POST', '/v1/checkout/sessions', {
    mode: 'payment',
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][unit_amount]': '2500',
    'line_items[0][price_data][product_data][name]': '2,500 tokens',
    ...params,
  })
  if (!('id' in session)) throw new Error(JSON.stringify(session))
  return { id: textAt(session, 'id') ?? '', clientSecret: textAt(session, 'client_secret') ?? '' }
}

/** What has become of a session. */
export async function sessionStatus(stripe: StripeFake, id: string): Promise<string | null> {
  return textAt(await askStripe(stripe, 'GET', `/v1/checkout/sessions/${id}`), 'status')
}
