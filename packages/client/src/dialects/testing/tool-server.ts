import { createWire } from '../one-wallet/testing/wire'

interface Checkout {
  readonly userId: string
  readonly credits: number
  readonly price: number
  isPaid: boolean
}

/** The bodies as the original routes read them: without a look at them. */
interface AdjustBody {
  readonly userId: string
  readonly amount: number
  readonly reason: string
}
interface CheckoutBody {
  readonly planId: string
  readonly credits: number
  readonly price: number
  readonly successUrl: string
  readonly cancelUrl: string
}

/**
 * The backend, as its route handlers stand there: sessions by the header `x-user`, the admin is
 * `root`. `books` are its credits by user. The webhook of a payment comes when a test says so.
 */
export function createToolServer(begin: Readonly<Record<string, number>> = { ada: 100, bob: 0 }) {
  const books = new Map(Object.entries(begin))
  const checkouts = new Map<string, Checkout>()
  const trail: { readonly userId: string; readonly amount: number; readonly reason: string }[] = []
  const has = (userId: string) => books.get(userId) ?? 0
  const add = (userId: string, amount: number) => {
    books.set(userId, has(userId) + amount)
    return has(userId)
  }

  async function serve(request: Request): Promise<Response> {
    const userId = request.headers.get('x-user')
    if (userId === null) return Response.json({ error: 'Unauthorized' }, { status: 401 })
    const { pathname } = new URL(request.url)
    if (request.method === 'GET' && pathname === '/api/credits')
      return Response.json({ balance: has(userId) })
    if (request.method !== 'POST') return new Response('<h1>404</h1>', { status: 404 })
    const body = await request.json()
    switch (pathname) {
      case '/api/credits':
      case '/api/admin/credits':
        return adjust(userId, body)
      case '/api/dodopayments/checkout':
        return checkOut(userId, body)
      default:
        return new Response('<h1>404</h1>', { status: 404 })
    }
  }

  function adjust(callerId: string, { userId, amount, reason }: AdjustBody): Response {
    if (callerId !== 'root') return Response.json({ error: 'Forbidden' }, { status: 403 })
    trail.push({ userId, amount, reason })
    return Response.json({ newBalance: add(userId, amount) })
  }

  function checkOut(
    userId: string,
    { planId, credits, price, successUrl, cancelUrl }: CheckoutBody,
  ): Response {
    const fields: unknown[] = [planId, credits, price, successUrl, cancelUrl]
    if (fields.includes(undefined)) return Response.json({ error: 'Invalid request' }, { status: 400 })
    const checkoutUrl = `https://pay.test/checkout/${checkouts.size + 1}`
    checkouts.set(checkoutUrl, { userId, credits, price, isPaid: false })
    return Response.json({ checkoutUrl })
  }

  return {
    ...createWire(serve),
    books,
    checkouts,
    trail,
    /** A tool takes credits, on the server alone. */
    deduct: (userId: string, amount: number) => {
      if (has(userId) >= amount) add(userId, -amount)
    },
    /** The buyer pays and `payment.completed` arrives; a second delivery changes nothing. */
    pay: (checkoutUrl: string) => {
      const checkout = checkouts.get(checkoutUrl)
      if (!checkout || checkout.isPaid) return
      checkout.isPaid = true
      add(checkout.userId, checkout.credits)
    },
  }
}
