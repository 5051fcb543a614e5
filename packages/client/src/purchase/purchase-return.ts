import type { Purchase } from '@creditkit/contract'

/** What a buyer's browser says of a payment when it comes back: a hint, never the truth. */
export type ReturnClaim = 'paid' | 'failed' | 'canceled'

/** What the address says that a payment provider sent a buyer back to. */
export interface PurchaseReturn {
  /** Whose page the buyer comes from; null when the address names the purchase only. */
  readonly provider: Purchase['provider'] | null
  /** The purchase, where whoever made the return address put it in as `purchase`; null otherwise. */
  readonly purchaseId: string | null
  /** The provider's own name for it: an order, an intent, a Checkout session, a payment. Null when it says none. */
  readonly reference: string | null
  /** `paid` also while the money is on its way; null when the address does not say. */
  readonly claim: ReturnClaim | null
  /** The address without all this, so that a reload or a bookmark does not come back a second time. */
  readonly cleanUrl: string
}

interface Words {
  readonly provider: Purchase['provider']
  readonly reference: string | null
  readonly claim: ReturnClaim | null
  /** The parameters that are the provider's. */
  readonly names: readonly string[]
}

type Read = (name: string) => string | undefined

/** PayPal's orders: 17 upper-case letters and digits. A `token` that looks otherwise is the host's own. */
const PAYPAL_ORDER = /^[0-9A-Z]{17}$/

/** What stands in a return address until Stripe Checkout fills it in, which it does for a buyer who has paid. */
const SESSION_PLACEHOLDER = '{CHECKOUT_SESSION_ID}'

/** The words of Stripe (`redirect_status`) and DodoPayments (`status`). */
const CLAIMS = new Map<string | undefined, ReturnClaim>([
  ['succeeded', 'paid'],
  ['processing', 'paid'],
  ['pending', 'paid'],
  ['requires_capture', 'paid'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
])

/** How each provider sends a buyer back. */
const readers: readonly ((read: Read) => Words | undefined)[] = [
  (read) => {
    const [token = '', payerId] = [read('token'), read('PayerID')]
    if (token === '' || (payerId === undefined && !PAYPAL_ORDER.test(token))) return undefined
    const claim = payerId === undefined ? 'canceled' : 'paid'
    return { provider: 'paypal', reference: token, claim, names: ['token', 'PayerID'] }
  },
  (read) => {
    const intent = read('payment_intent')
    if (!intent?.startsWith('pi_')) return undefined
    const names = ['payment_intent', 'payment_intent_client_secret', 'redirect_status']
    return { provider: 'stripe', reference: intent, claim: claimOf(read('redirect_status')), names }
  },
  (read) => {
    const session = read('session_id')
    const turnedBack = session === SESSION_PLACEHOLDER
    if (!turnedBack && !session?.startsWith('cs_')) return undefined
    const names = ['session_id']
    if (turnedBack) return { provider: 'stripe_checkout', reference: null, claim: 'canceled', names }
    return { provider: 'stripe_checkout', reference: session ?? null, claim: 'paid', names }
  },
  (read) => {
    const payment = read('payment_id')
    if (!payment?.startsWith('pay_')) return undefined
    const names = ['payment_id', 'status']
    return { provider: 'dodo', reference: payment, claim: claimOf(read('status')), names }
  },
]

/**
 * Reads what a return address says of a payment; null when it says nothing. Works on whole addresses and on paths with a
 * query, and leaves every other parameter as it is. Reading changes nothing and may be done anywhere.
 */
export function readPurchaseReturn(url: string | URL): PurchaseReturn | null {
  const [address = '', ...fragment] = String(url).split('#')
  const [path = '', ...query] = address.split('?')
  const parameters = query
    .join('?')
    .split('&')
    .map((text) => ({ text, pair: [...new URLSearchParams(text)][0] }))
  // A provider writes behind what was there, so that of two values the last is its own.
  const values = new Map(parameters.flatMap(({ pair }) => (pair ? [pair] : [])))
  const read: Read = (name) => values.get(name)

  const words = readers.flatMap((reader) => reader(read) ?? [])
  const purchaseId = read('purchase') || null
  const [first] = words
  if (!first && purchaseId === null) return null
  const names = new Set(['purchase', ...words.flatMap((each) => each.names)])
  const status = read('status')
  const kept = parameters.filter(({ pair }) => {
    if (!pair || !names.has(pair[0])) return true
    return pair[0] === 'status' && pair[1] !== status
  })
  const search = kept.map(({ text }) => text).join('&')
  return {
    provider: first?.provider ?? null,
    purchaseId,
    reference: first?.reference ?? null,
    claim: first?.claim ?? null,
    cleanUrl: [search === '' ? path : `${path}?${search}`, ...fragment].join('#'),
  }
}

/** Whether a purchase may be the one that a buyer comes back from: nothing of what the address says speaks against it. */
export function fitsReturn({ provider, nextAction }: Purchase, returned: PurchaseReturn): boolean {
  if (returned.provider !== null && returned.provider !== provider) return false
  const { reference } = returned
  if (reference === null || !nextAction) return true
  switch (nextAction.type) {
    case 'paypal_order':
      return nextAction.orderId === reference
    case 'stripe_payment_intent':
      return nextAction.clientSecret.startsWith(`${reference}_secret_`)
    case 'redirect': {
      const named = /\b(cs_\w+)|[?&]token=(\w+)/.exec(nextAction.url)
      return !named || named.includes(reference)
    }
  }
}

function claimOf(status: string | undefined): ReturnClaim | null {
  return CLAIMS.get(status) ?? null
}
