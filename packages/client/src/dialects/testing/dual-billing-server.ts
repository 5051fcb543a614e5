/** A user of the server. */
interface Member {
  readonly id: number
  readonly roles: readonly string[]
}

/** An order at PayPal. `review` is one that PayPal takes its time with: a capture does not complete it. */
interface Order {
  readonly value: string
  status: 'CREATED' | 'APPROVED' | 'COMPLETED' | 'review'
}

/** A row of `credit_transactions`, as JSON has it. */
interface Row {
  readonly id: number
  readonly userId: number
  readonly amount: number
  readonly type: string
  readonly description: string | null
  readonly status: string
  readonly paymentMethod: string | null
  readonly paymentId: string | null
  readonly adminUserId: number | null
  readonly adminReason: string | null
  readonly balanceBefore: number
  readonly balanceAfter: number
  readonly metadata: unknown
  readonly createdAt: string
}

/** A request as the server saw it. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly key: string | null
}

/**
 * What happens to one request: nothing, it never arrives, its answer is lost, the database fails once PayPal is done,
 * another answer comes instead, or something else happens first.
 */
export type Mishap = 'none' | 'unsent' | 'lost' | 'database' | Response | (() => void)

const ADA: Member = { id: 7, roles: ['customer'] }
const GRACE: Member = { id: 1, roles: ['admin'] }

/**
 * A backend as its code does, validation and refusals included: floats in `real` columns
 * (or doubles, whose sums keep their noise), `formatted` beside them, DELETE with a body. Beside its floats it keeps
 * exact books in cents, which no answer shows.
 */
export function createDualBillingServer({ column = 'real' }: { column?: 'real' | 'double' } = {}) {
  const credits = new Map<number, number>()
  const books = new Map<number, bigint>()
  const rows: Row[] = []
  const orders = new Map<string, Order>()
  const requests: SeenRequest[] = []
  const mishaps: Mishap[] = []
  let user: Member | null = ADA
  let tokens = 0
  let clock = Date.UTC(2026, 10, 1, 12)

  const store = (value: number) => (column === 'real' ? asReal(value) : value)
  const balanceOf = (userId: number) => credits.get(userId) ?? 0

  function move(userId: number, amount: number, of: Partial<Row> & { readonly type: string }): void {
    const before = balanceOf(userId)
    const after = store(before + amount)
    credits.set(userId, after)
    books.set(userId, (books.get(userId) ?? 0n) + cents(amount))
    clock += 1000
    rows.push({
      id: rows.length + 1,
      userId,
      amount: store(amount),
      description: null,
      status: 'completed',
      paymentMethod: null,
      paymentId: null,
      adminUserId: null,
      adminReason: null,
      balanceBefore: before,
      balanceAfter: after,
      metadata: null,
      createdAt: new Date(clock).toISOString(),
      ...of,
    })
  }

  function addCustomCredits(
    userId: number,
    amount: number,
    type: string,
    paymentId: string | null,
    metadata?: { adminUserId: number; adminReason: string },
  ): void {
    const paymentMethod = paymentId ? 'paypal' : 'admin'
    move(userId, amount, { type, paymentMethod, paymentId, ...metadata, metadata: metadata ?? null })
  }

  /** PayPal takes the money of an order once; everything else it refuses, which its client throws. */
  function captureOrder(orderId: unknown): { status: string; value: string } {
    const order = typeof orderId === 'string' ? orders.get(orderId) : undefined
    if (order?.status === 'review') return { status: 'PENDING', value: order.value }
    if (order?.status !== 'APPROVED') throw new Error('Failed to capture PayPal payment')
    order.status = 'COMPLETED'
    return { status: 'COMPLETED', value: order.value }
  }

  function handle(method: string, path: string, body: Body, mishap: Mishap | undefined): Response {
    if (!user) return reply({ error: 'Unauthorized' }, 401)
    const session = user
    switch (`${method} ${path}`) {
      case 'GET /api/billing/balance':
        return reply({
          virtFusion: { balance: tokens, formatted: `${tokens} Tokens` },
          customCredits: { balance: balanceOf(user.id), formatted: dollars(balanceOf(user.id)) },
        })
      case 'POST /api/billing/custom-credits/add': {
        const amount = Number(body.amount)
        if (!amount || amount < 1 || amount > 1000) {
          return reply({ error: 'Invalid amount. Must be between $1 and $1000.' }, 400)
        }
        const orderId = `ORDER${String(orders.size + 1).padStart(12, '0')}`
        orders.set(orderId, { value: amount.toFixed(2), status: 'CREATED' })
        return reply({ orderId })
      }
      case 'POST /api/billing/custom-credits/capture':
        try {
          const { status, value } = captureOrder(body.orderId)
          if (status !== 'COMPLETED') return reply({ error: 'Payment not completed' }, 400)
          if (mishap === 'database') throw new Error('connection terminated')
          const amount = Number.parseFloat(value)
          addCustomCredits(session.id, amount, 'purchase', String(body.orderId))
          return reply({ success: true, amount })
        } catch {
          return reply({ error: 'Failed to process payment' }, 500)
        }
    }
    const [, id] = /^\/api\/admin\/users\/([^/]+)\/custom-credits$/.exec(path) ?? []
    if (id === undefined) {
      return new Response('<pre>Cannot GET</pre>', { status: 404, headers: { 'content-type': 'text/html' } })
    }
    return administer(session, method, Number.parseInt(id, 10), body)
  }

  function administer(session: Member, method: string, userId: number, body: Body): Response {
    if (!session.roles.includes('admin')) {
      return reply({ error: 'Unauthorized: Admin access required' }, 403)
    }
    if (method === 'GET') {
      const balance = balanceOf(userId)
      const transactions = rows.filter((row) => row.userId === userId)
      return reply({ balance, formatted: dollars(balance), transactions })
    }
    const amount = Number(body.amount)
    const reason = typeof body.reason === 'string' ? body.reason : ''
    if (!amount || amount <= 0) return reply({ error: 'Invalid amount' }, 400)
    if (!reason) return reply({ error: 'Reason is required' }, 400)
    const admin = { adminUserId: session.id, adminReason: reason }
    if (method === 'POST') {
      addCustomCredits(userId, amount, 'admin_add', null, admin)
      return reply({ success: true })
    }
    if (balanceOf(userId) < amount) return reply({ error: 'Insufficient balance' }, 400)
    move(userId, -amount, { type: 'admin_remove', ...admin, metadata: admin })
    return reply({ success: true })
  }

  return {
    requests,
    /** What was sent to an address, in order. */
    sent: (method: string, path: string) =>
      requests.filter((request) => request.method === method && request.path.startsWith(path)),
    /** Who the session belongs to from now on. */
    signIn: (as: 'ada' | 'grace' | null) => {
      user = as === null ? null : as === 'ada' ? ADA : GRACE
    },
    /** What happens to the next requests, one each. */
    next: (...coming: Mishap[]) => void mishaps.push(...coming),
    /** The buyer approves an order at PayPal, which then completes it or takes its time. */
    approve: (orderId: string, status: 'APPROVED' | 'review' = 'APPROVED') => {
      const order = orders.get(orderId)
      if (order) order.status = status
    },
    setTokens: (count: number) => {
      tokens = count
    },
    /** The product's own server uses credits for a service, or somebody else changes them. */
    move,
    rows,
    /** The exact books: cents that a user has. */
    centsOf: (userId: number) => books.get(userId) ?? 0n,
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const method = init.method ?? 'GET'
      const path = new URL(url).pathname
      const body: Body = typeof init.body === 'string' ? JSON.parse(init.body) : {}
      requests.push({ method, path, body, key: new Headers(init.headers).get('idempotency-key') })
      const mishap = mishaps.shift()
      if (mishap === 'unsent') throw new TypeError('fetch failed')
      if (mishap instanceof Response) return mishap
      if (typeof mishap === 'function') mishap()
      const response = handle(method, path, body, mishap)
      if (mishap === 'lost') throw new TypeError('fetch failed')
      return response
    },
  }
}

/** The server of tests. */
export type DualBillingServer = ReturnType<typeof createDualBillingServer>

type Body = Readonly<Record<string, unknown>>

function reply(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

const dollars = (amount: number) => `$${amount.toFixed(2)}`

/** What a `real` column gives back: the shortest decimal of the nearest float of four bytes, as Postgres writes it. */
function asReal(value: number): number {
  const stored = Math.fround(value)
  for (let digits = 1; digits < 10; digits += 1) {
    const shortest = Number(stored.toPrecision(digits))
    if (Math.fround(shortest) === stored) return shortest
  }
  return stored
}

/** The cents of an amount of whole cents, digit by digit. */
function cents(amount: number): bigint {
  const [whole = '', fraction = ''] = String(Math.abs(amount)).split('.')
  if (fraction.length > 2) throw new Error(`${amount} has no whole cents`)
  const size = BigInt(whole + fraction.padEnd(2, '0'))
  return amount < 0 ? -size : size
}
