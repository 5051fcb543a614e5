import type { SeenRequest } from './dual-billing-server'

/** A user of the server. */
interface Member {
  readonly id: string
  readonly isAdmin: boolean
}

/** A row of `transactions`, as JSON has it: money is a decimal text, metadata the text that was put into `jsonb`. */
interface Row {
  readonly id: string
  readonly userId: string
  readonly amount: string
  readonly creditAmount: number | null
  readonly type: string
  readonly status: string
  readonly description: string | null
  readonly metadata: unknown
  readonly createdAt: string
  readonly updatedAt: string
  readonly paypalOrderId: string | null
  readonly virtFusionCreditId: string | null
}

/** What happens to one request: nothing, it never arrives, its answer is lost, or another answer comes instead. */
export type Mishap = 'none' | 'unsent' | 'lost' | Response

export const ADA: Member = { id: '5ac3cf1c-6f5b-4c0a-9a3c-1f6f0d2f7a01', isAdmin: false }
export const GRACE: Member = { id: '9d0f3a52-2a7e-4b1d-8b53-6f1c2f9e4b02', isAdmin: true }

/**
 * A backend: its `CreditService` as it stands there, behind routes that answer 400 with what
 * the service throws. With `pending`, an order is a pending transaction from the start; without, there is none until the
 * money is taken, and then its order stands in the metadata only, as `addCredits` writes it.
 */
export function createSkypanelServer({ pending = true }: { pending?: boolean } = {}) {
  const balances = new Map<string, { balance: number; updatedAt: string }>()
  const rows: Row[] = []
  const orders = new Map<string, { readonly userId: string; readonly amount: number; isPaid: boolean }>()
  const requests: SeenRequest[] = []
  const mishaps: Mishap[] = []
  let user: Member | null = ADA
  let creditName: string | undefined
  let clock = Date.UTC(2026, 10, 1, 12)

  const now = () => {
    clock += 1000
    return new Date(clock).toISOString()
  }
  const balanceOf = (userId: string) => balances.get(userId)?.balance ?? 0
  const move = (userId: string, amount: number) =>
    balances.set(userId, { balance: balanceOf(userId) + amount, updatedAt: now() })

  function insert(of: Partial<Row> & Pick<Row, 'userId' | 'amount' | 'type' | 'status'>): Row {
    const createdAt = now()
    const row: Row = {
      id: `00000000-0000-4000-8000-${String(rows.length + 1).padStart(12, '0')}`,
      creditAmount: null,
      description: null,
      metadata: null,
      createdAt,
      updatedAt: createdAt,
      paypalOrderId: null,
      virtFusionCreditId: null,
      ...of,
      amount: Number(of.amount).toFixed(2),
    }
    rows.push(row)
    return row
  }

  function addCredits(userId: string, amount: number, source: string, metadata?: unknown): Row {
    const row = insert({
      userId,
      amount: amount.toString(),
      creditAmount: amount,
      type: 'credit_purchase',
      status: 'completed',
      description: `Added ${amount} credits via ${source}`,
      metadata: metadata ? JSON.stringify(metadata) : null,
    })
    move(userId, amount)
    return row
  }

  function deductCredits(userId: string, amount: number, reason: string, metadata?: unknown): Row {
    if (balanceOf(userId) < amount) throw new Error('Insufficient credits')
    const row = insert({
      userId,
      amount: (-amount).toString(),
      creditAmount: -amount,
      type: 'service_purchase',
      status: 'completed',
      description: reason,
      metadata: metadata ? JSON.stringify(metadata) : null,
    })
    move(userId, -amount)
    return row
  }

  /** Writes a row anew, and gives the credits of one that is completed by it. */
  function setStatus(row: Row, status: string): Row {
    const changed = { ...row, status, updatedAt: now() }
    rows.splice(rows.indexOf(row), 1, changed)
    if (row.status === 'pending' && status === 'completed') move(row.userId, row.creditAmount ?? 0)
    return changed
  }

  function purchase(session: Member, { amount }: Body): Response {
    if (typeof amount !== 'number' || amount < 1 || amount > 1000) throw new Error('Invalid amount')
    const orderId = `ORDER${String(orders.size + 1).padStart(12, '0')}`
    orders.set(orderId, { userId: session.id, amount, isPaid: false })
    if (pending) {
      insert({
        userId: session.id,
        amount: amount.toString(),
        creditAmount: amount,
        type: 'credit_purchase',
        status: 'pending',
        paypalOrderId: orderId,
      })
    }
    return reply({ approvalUrl: `https://www.paypal.com/checkoutnow?token=${orderId}` })
  }

  function create(session: Member, body: Body): Response {
    if (!session.isAdmin) return reply({ error: 'Forbidden' }, 403)
    const { userId, amount, creditAmount, type, status, description, metadata, virtFusionCreditId } = body
    const credits = Number(creditAmount)
    if (status === 'completed' && balanceOf(String(userId)) + credits < 0)
      throw new Error('Insufficient credits')
    const row = insert({
      userId: String(userId),
      amount: String(amount),
      creditAmount: credits,
      type: String(type),
      status: String(status),
      description: String(description),
      metadata,
      virtFusionCreditId: typeof virtFusionCreditId === 'string' ? virtFusionCreditId : null,
    })
    if (status === 'completed') move(row.userId, credits)
    return reply(row, 201)
  }

  function adjust(session: Member, { userId, amount, reason }: Body): Response {
    if (!session.isAdmin) return reply({ error: 'Forbidden' }, 403)
    if (!reason) throw new Error('Reason is required')
    const credits = Number(amount)
    if (!credits) throw new Error('Invalid amount')
    const id = String(userId)
    const details = { adminId: session.id, reason }
    return reply(
      credits > 0
        ? addCredits(id, credits, 'admin', details)
        : deductCredits(id, -credits, String(reason), details),
    )
  }

  function handle(method: string, path: string, body: Body): Response {
    if (!user) return reply({ error: 'Unauthorized' }, 401)
    switch (`${method} ${path}`) {
      case 'GET /api/credits/balance':
        return reply({ ...(balances.get(user.id) ?? { balance: 0 }), creditName })
      case 'POST /api/credits/purchase':
        return purchase(user, body)
      case 'GET /api/credits/transactions': {
        const { id } = user
        return reply(rows.filter(({ userId }) => userId === id))
      }
      case 'POST /api/transactions/create':
        return create(user, body)
      case 'POST /api/admin/credits/adjust':
        return adjust(user, body)
    }
    const [, id, status] = /^\/api\/transactions\/([^/]+)(\/status)?$/.exec(path) ?? []
    if (id === undefined) {
      return new Response('<pre>Cannot GET</pre>', { status: 404, headers: { 'content-type': 'text/html' } })
    }
    const row = rows.find((each) => each.id === id)
    if (!row) return reply({ error: 'Transaction not found' }, 404)
    if (!status) return reply(row)
    if (!user.isAdmin) return reply({ error: 'Forbidden' }, 403)
    if (row.status !== 'pending') throw new Error('Transaction is final')
    return reply(setStatus(row, String(body.status)))
  }

  return {
    requests,
    rows,
    insert,
    addCredits,
    deductCredits,
    /** What was sent to an address, in order. */
    sent: (method: string, path: string) =>
      requests.filter((request) => request.method === method && request.path === path),
    signIn: (as: Member | null) => {
      user = as
    },
    setCreditName: (name: string | undefined) => {
      creditName = name
    },
    /** What happens to the next requests, one each. */
    next: (...coming: Mishap[]) => void mishaps.push(...coming),
    /** PayPal has sent the buyer back to the server, which takes the money once and gives the credits. */
    buyerPays: (orderId: string) => {
      const order = orders.get(orderId)
      if (!order || order.isPaid) return
      order.isPaid = true
      const row = rows.find(({ paypalOrderId }) => paypalOrderId === orderId)
      if (row) setStatus(row, 'completed')
      else addCredits(order.userId, order.amount, 'PayPal', { paypalOrderId: orderId })
    },
    /** The payment of an order has failed for good. */
    paymentFails: (orderId: string) => {
      for (const row of rows.filter((each) => each.paypalOrderId === orderId)) setStatus(row, 'failed')
    },
    /** The books. */
    creditsOf: balanceOf,
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const method = init.method ?? 'GET'
      const path = new URL(url).pathname
      const body: Body = typeof init.body === 'string' ? JSON.parse(init.body) : {}
      requests.push({ method, path, body, key: new Headers(init.headers).get('idempotency-key') })
      const mishap = mishaps.shift()
      if (mishap === 'unsent') throw new TypeError('fetch failed')
      if (mishap instanceof Response) return mishap
      const response = answer(() => handle(method, path, body))
      if (mishap === 'lost') throw new TypeError('fetch failed')
      return response
    },
  }
}

type Body = Readonly<Record<string, unknown>>

function answer(handle: () => Response): Response {
  try {
    return handle()
  } catch (error) {
    return reply({ error: error instanceof Error ? error.message : 'Failed' }, 400)
  }
}

function reply(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}
