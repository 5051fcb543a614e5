import type { Purchase } from '@creditkit/contract'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, it, vi } from 'vitest'
import { moneyAt } from './testing/books'
import { type Letter, type Manner, post, signed } from './testing/forge'
import { paidLetter } from './testing/paid-letter'
import { openShop, PROVIDERS } from './testing/shop'

const shop = openShop()
afterEach(() => void vi.useRealTimers())

const REFUSED = { status: 400, code: 'validation_failed' }
const TAKEN_IN = { status: 200, code: null }
const MINUTE_MS = 60_000

const SIGNATURES = {
  paypal: 'paypal-transmission-sig',
  stripe: 'stripe-signature',
  stripe_checkout: 'stripe-signature',
  dodo: 'webhook-signature',
} as const satisfies Record<Purchase['provider'], string>

/** Another merchant’s secret; with PayPal, another merchant’s webhook. */
const FOREIGN = {
  paypal: '0AB12345CD678901E',
  stripe: 'whsec_mock_somebody',
  stripe_checkout: 'whsec_mock_somebody',
  dodo: `whsec_${btoa('mock somebody else')}`,
} as const satisfies Record<Purchase['provider'], string>

/** What the provider’s own verifier says of a letter; PayPal’s SDK has none. */
function isGenuine(provider: Purchase['provider'], { rawBody, headers }: Letter): boolean | null {
  const { stripe, dodo } = shop.mock.providers.secrets
  vi.useFakeTimers({ now: shop.mock.clock.now(), toFake: ['Date'] })
  try {
    if (provider === 'paypal') return null
    if (provider === 'dodo') new Webhook(String(dodo.webhookSecrets[0])).verify(rawBody, { ...headers })
    else {
      const header = headers['stripe-signature'] ?? ''
      shop.sdk.stripe.webhooks.constructEvent(rawBody, header, String(stripe.webhookSecrets[0]))
    }
    return true
  } catch {
    return false
  } finally {
    vi.useRealTimers()
  }
}

/** A letter that is refused, by the official verifier as well, and credits nothing. */
async function expectRefused(provider: Purchase['provider'], letter: Letter): Promise<void> {
  const before = await shop.available()
  expect(await post(shop, provider, letter)).toEqual(REFUSED)
  expect(isGenuine(provider, letter)).not.toBe(true)
  expect(await shop.available()).toBe(before)
}

it.each(PROVIDERS)(
  'F18 a webhook of %s with a bad signature is refused, or with none; the genuine one is not',
  async (provider) => {
    const before = await shop.available()
    const { purchase, letter } = await paidLetter(shop, provider)
    const name = SIGNATURES[provider]
    const signature = letter.headers[name] ?? ''
    const last = signature.at(-5) === '0' ? '1' : '0'
    const bad = `${signature.slice(0, -5)}${last}${signature.slice(-4)}`
    await expectRefused(provider, { ...letter, headers: { ...letter.headers, [name]: bad } })
    await expectRefused(provider, { ...letter, headers: { ...letter.headers, [name]: '' } })
    await expectRefused(provider, { ...letter, headers: {} })

    expect(isGenuine(provider, letter)).not.toBe(false)
    expect(await post(shop, provider, letter)).toEqual(TAKEN_IN)
    expect(await shop.available()).toBe(before + 2500)
    expect(await moneyAt(shop, purchase)).toEqual({ payments: 1, taken: 2500, givenBack: 0 })
  },
)

it.each(PROVIDERS)('F18 a webhook of %s whose amount was altered on the way is refused', async (provider) => {
  const { letter } = await paidLetter(shop, provider)
  const rawBody = letter.rawBody.replaceAll('25.00', '99.00').replaceAll('2500', '9900')
  expect(rawBody).not.toBe(letter.rawBody)
  await expectRefused(provider, { ...letter, rawBody })
  await expectRefused(provider, { ...letter, rawBody: `${letter.rawBody} ` })
})

it.each(PROVIDERS)('F18 a webhook of %s that is signed for somebody else is refused', async (provider) => {
  const { event } = await paidLetter(shop, provider)
  await expectRefused(provider, await signed(shop, provider, event, { secret: FOREIGN[provider] }))
  expect(await post(shop, provider, await signed(shop, provider, event))).toEqual(TAKEN_IN)
})

it('F18 a webhook of PayPal whose certificate is not PayPal’s, or whose algorithm is another, is refused', async () => {
  const { letter } = await paidLetter(shop, 'paypal')
  const said = (header: string, value: string) => ({
    ...letter,
    headers: { ...letter.headers, [header]: value },
  })
  await expectRefused('paypal', said('paypal-cert-url', 'https://paypal.com.evil.example/cert.pem'))
  await expectRefused(
    'paypal',
    said('paypal-cert-url', 'https://api.sandbox.paypal.com/v1/notifications/certs/none'),
  )
  await expectRefused('paypal', said('paypal-auth-algo', 'SHA1withRSA'))
})

it.each([
  ['stripe', [-6]],
  ['stripe_checkout', [-6]],
  ['dodo', [-6, 6]],
] as const)(
  'F18 a webhook of %s that was signed too many minutes ago is refused, one of four minutes is not',
  async (provider, tooFar) => {
    const before = await shop.available()
    const { event } = await paidLetter(shop, provider)
    const at = (minutes: number): Manner => ({ at: shop.mock.clock.now() + minutes * MINUTE_MS })
    for (const minutes of tooFar)
      await expectRefused(provider, await signed(shop, provider, event, at(minutes)))
    const late = await signed(shop, provider, event, at(-4))
    expect(await post(shop, provider, late)).toEqual(TAKEN_IN)
    expect(await shop.available()).toBe(before + 2500)
  },
)

it.each(PROVIDERS)(
  'F18 a webhook of %s that somebody has recorded and sends again does nothing',
  async (provider) => {
    const before = await shop.available()
    const { purchase, letter } = await paidLetter(shop, provider)
    expect(await post(shop, provider, letter)).toEqual(TAKEN_IN)
    await shop.refund(purchase)
    expect(await shop.available()).toBe(before)
    expect(await post(shop, provider, letter)).toEqual(TAKEN_IN)
    shop.mock.clock.advance({ hours: 1 })
    // PayPal bounds no delivery’s age: there the event’s identifier alone tells that it is known.
    expect(await post(shop, provider, letter)).toEqual(provider === 'paypal' ? TAKEN_IN : REFUSED)
    expect(await shop.available()).toBe(before)
  },
)

it.each(['stripe', 'stripe_checkout', 'dodo'] as const)(
  'F18 a webhook of %s that is signed with two secrets, as while one is replaced, is taken in',
  async (provider) => {
    const before = await shop.available()
    const { event } = await paidLetter(shop, provider)
    const name = SIGNATURES[provider]
    const [old, own] = await Promise.all([
      signed(shop, provider, event, { secret: FOREIGN[provider] }),
      signed(shop, provider, event),
    ])
    const [first, second] = [old.headers[name] ?? '', own.headers[name] ?? '']
    const both =
      provider === 'dodo' ? `${first} ${second}` : `${first},${second.slice(second.indexOf('v1='))}`
    const letter = { ...own, headers: { ...own.headers, [name]: both } }
    expect(isGenuine(provider, letter)).toBe(true)
    expect(await post(shop, provider, letter)).toEqual(TAKEN_IN)
    expect(await shop.available()).toBe(before + 2500)
  },
)

it('F18 a webhook of PayPal is taken in when PayPal changes its certificate', async () => {
  const before = await shop.available()
  shop.mock.webhooks.hold()
  const purchase = await shop.buy('paypal')
  shop.mock.providers.paypal.rotateCertificate()
  await shop.mock.providers.paypal.approve(
    purchase.nextAction?.type === 'paypal_order' ? purchase.nextAction.orderId : '',
  )
  await shop.capture(purchase)
  const deliveries = await shop.mock.webhooks.deliver()
  expect(deliveries.length).toBeGreaterThan(2)
  expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await shop.available()).toBe(before + 2500)
})

it.each(PROVIDERS)(
  'F18 whatever else arrives at the address of %s’s webhooks is refused',
  async (provider) => {
    const before = await shop.available()
    const { event } = await paidLetter(shop, provider)
    const letter = await signed(shop, provider, { id: 'x', body: {} })
    const bodies = ['', '[]', '{', JSON.stringify(event.body)]
    for (const rawBody of bodies) expect(await post(shop, provider, { ...letter, rawBody })).toEqual(REFUSED)
    expect(await post(shop, provider, letter)).toEqual(REFUSED)
    expect(await shop.available()).toBe(before)
  },
)
