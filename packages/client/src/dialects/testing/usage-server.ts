import { createWire } from '../one-wallet/testing/wire'

/** How a history is wrapped: bare, under `items`, or under the name of its type. */
export type HistoryShape = 'bare' | 'items' | 'named'

interface Row {
  readonly id: string
  readonly createdAt: string
}

interface UserBooks {
  creditsBalance: number
  creditsTotalPurchased: number
  creditsTotalUsed: number
  readonly purchases: (Row & {
    stripeSessionId: string | null
    priceId: string
    credits: number
    amount: number
  })[]
  readonly usage: (Row & { credits: number })[]
  readonly transactions: (Row & {
    type: string
    amount: number
    balanceAfter: number
    description: string | null
  })[]
}

/** What is on sale at Stripe: credits and cents by price. */
export const PRICES: Readonly<Record<string, { readonly credits: number; readonly amount: number }>> = {
  price_1: { credits: 100, amount: 500 },
  price_2: { credits: 500, amount: 2000 },
  price_3: { credits: 1000, amount: 3500 },
  price_4: { credits: 5000, amount: 15_000 },
  price_5: { credits: 10_000, amount: 25_000 },
}

/**
 * The backend: sessions by the header `x-user`, everything of one user, histories newest first and cut
 * at `limit`. The webhook of a payment comes when a test says so. `now` is in milliseconds since 1970.
 */
export function createUsageServer(shape: HistoryShape = 'named', now: () => number = Date.now) {
  const books = new Map<string, UserBooks>()
  const sessions = new Map<string, { readonly userId: string; readonly priceId: string; isPaid: boolean }>()
  let rows = 0
  const row = (): Row => {
    rows += 1
    const id = `${String(rows).padStart(8, '0')}-0000-4000-8000-000000000000`
    // As Postgres writes it.
    return { id, createdAt: new Date(now()).toISOString().replace('Z', '+00:00') }
  }
  const of = (userId: string): UserBooks => {
    const known = books.get(userId)
    if (known) return known
    const totals = { creditsBalance: 0, creditsTotalPurchased: 0, creditsTotalUsed: 0 }
    const fresh = { ...totals, purchases: [], usage: [], transactions: [] }
    books.set(userId, fresh)
    return fresh
  }

  async function serve(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const caller = request.headers.get('x-user')
    const refuse = (error: string, status: number) => Response.json({ error }, { status })
    if (caller === null) return refuse('Unauthorized', 401)
    if (`${request.method} ${pathname}` === 'POST /api/credits/purchase') {
      const { priceId, userId } = await request.json()
      if (userId !== caller) return refuse('Forbidden', 403)
      const price = PRICES[priceId]
      if (!price) return refuse('Invalid price', 400)
      const sessionId = `cs_test_${sessions.size + 1}`
      sessions.set(sessionId, { userId, priceId, isPaid: false })
      return Response.json({ sessionId, url: `https://pay.test/${sessionId}`, credits: price.credits })
    }
    if (searchParams.get('userId') !== caller) return refuse('Forbidden', 403)
    const { creditsBalance, creditsTotalPurchased, creditsTotalUsed, ...histories } = of(caller)
    if (`${request.method} ${pathname}` === 'GET /api/credits/balance') {
      return Response.json({ creditsBalance, creditsTotalPurchased, creditsTotalUsed })
    }
    if (`${request.method} ${pathname}` !== 'GET /api/credits/history') return refuse('Not found', 404)
    const history = new Map<string | null, readonly Row[]>(Object.entries(histories))
    const type = searchParams.get('type')
    const shown = history.get(type)?.slice(0, Number(searchParams.get('limit')))
    if (!shown) return refuse('Invalid type', 400)
    return Response.json(shape === 'bare' ? shown : { [shape === 'items' ? 'items' : String(type)]: shown })
  }

  return {
    ...createWire(serve),
    of,
    sessions,
    /** The buyer pays and the webhook arrives; a second delivery changes nothing. */
    pay: (sessionId: string) => {
      const session = sessions.get(sessionId)
      if (!session || session.isPaid) return
      session.isPaid = true
      const { userId, priceId } = session
      const user = of(userId)
      const { credits = 0, amount = 0 } = PRICES[priceId] ?? {}
      user.creditsBalance += credits
      user.creditsTotalPurchased += credits
      user.purchases.unshift({ ...row(), stripeSessionId: sessionId, priceId, credits, amount })
      const balanceAfter = user.creditsBalance
      user.transactions.unshift({
        ...row(),
        type: 'purchase',
        amount: credits,
        balanceAfter,
        description: priceId,
      })
    },
    /** Credits are used past a limit, on the server alone, as far as there are any. */
    use: (userId: string, credits: number) => {
      const user = of(userId)
      if (user.creditsBalance < credits) return
      user.creditsBalance -= credits
      user.creditsTotalUsed += credits
      user.usage.unshift({ ...row(), credits })
      const balanceAfter = user.creditsBalance
      user.transactions.unshift({
        ...row(),
        type: 'usage',
        amount: -credits,
        balanceAfter,
        description: null,
      })
    },
  }
}
