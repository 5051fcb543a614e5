import type { Store } from '../../store/store'
import { answer, type PaypalRequest } from './answer'
import { type Approval, approveOrder, cancelApproval, voidOrder } from './approval'
import type { PaypalAddresses, PaypalWork } from './call'
import { settleCapture } from './captures'
import { createDeclines, type PaypalDecline } from './declines'
import type { PaypalEvent } from './events'
import { createFaults, faultResponse, type PaypalFault, wait } from './faults'
import { createIdentifiers } from './identifiers'
import { createMerchant, type PaypalMerchant } from './merchant'
import { reverseLateApprovals } from './orders'
import { PaypalRefusal, refuse } from './refusal'
import { findRoute } from './routes'
import type { PaypalFunding } from './tables'

/** What the fake is made of. Its state is in `store`, its time is `clock`'s, its identifiers follow from `seed`. */
export interface PaypalFakeOptions {
  readonly store: Store
  readonly clock: { now(): number }
  readonly seed: number
  readonly config: Pick<PaypalMerchant, 'clientId' | 'clientSecret' | 'environment'> & Partial<PaypalMerchant>
  /** Hears of everything a webhook would tell, in order, after it has happened and before the caller gets its answer. */
  readonly onEvent?: (event: PaypalEvent) => void
}

/** PayPal, as far as its SDKs can tell. */
export interface PaypalFake {
  /**
   * Answers a request to one of PayPal's hosts; undefined for any other address. Rejects with a TypeError, as fetch
   * does, where a fault breaks the connection: an interceptor answers with a network error then.
   */
  fetch(request: Request): Promise<Response | undefined>
  /** The same under a path of any host (`/__providers/paypal`), links included; the empty path takes everything. */
  mount(basePath: string): (request: Request) => Promise<Response | undefined>
  /** The buyer approves an order, with a balance unless told otherwise. */
  approve(orderId: string, options?: { fundingSource?: PaypalFunding }): Promise<Approval>
  /** The buyer turns back: nothing changes. Answers with where a redirected buyer lands, null when nowhere. */
  cancel(orderId: string): Promise<string | null>
  /** PayPal takes an unpaid order back for good; twice is once. */
  void(orderId: string): Promise<void>
  /** Declines the next captures with an issue; see {@link PaypalDecline}. */
  declineNext(decline?: PaypalDecline): void
  /** A pending capture comes through, or is denied. */
  settle(captureId: string, outcome?: 'completed' | 'denied'): Promise<void>
  /** Lets time have its effect (approvals nobody captured are reversed) without waiting to be asked. */
  tick(): Promise<void>
  fail(fault: PaypalFault): void
  /** Forgets faults and declines; orders stay. */
  reset(): void
}

const API_HOSTS = {
  sandbox: 'https://api-m.sandbox.paypal.com',
  production: 'https://api-m.paypal.com',
} as const
const WEB_HOSTS = { sandbox: 'https://www.sandbox.paypal.com', production: 'https://www.paypal.com' } as const
const HOSTS: ReadonlySet<string> = new Set([...Object.values(API_HOSTS), ...Object.values(WEB_HOSTS)])

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PATCH',
  'access-control-allow-headers': '*',
} as const

/** Makes a PayPal of one merchant. Two fakes on one store are one PayPal. */
export function createPaypalFake({ store, clock, seed, config, onEvent }: PaypalFakeOptions): PaypalFake {
  const merchant = createMerchant(config)
  const identifiers = createIdentifiers(seed)
  const faults = createFaults()
  const declines = createDeclines()
  const inFlight = new Set<string>()
  const home = { api: API_HOSTS[merchant.environment], web: WEB_HOSTS[merchant.environment] }

  async function transact<T>(addresses: PaypalAddresses, fn: (work: PaypalWork) => T): Promise<T> {
    const events: PaypalEvent[] = []
    const result = await store.transaction((tx) => {
      events.length = 0
      return fn({
        tx,
        now: clock.now(),
        identifiers,
        merchant,
        addresses,
        emit: (event) => void events.push(event),
        takeDecline: declines.take,
      })
    })
    for (const event of events) onEvent?.(event)
    return result
  }

  async function carryOut(
    request: PaypalRequest,
    addresses: PaypalAddresses,
    debugId: string,
  ): Promise<Response> {
    const outcome = await transact(addresses, (work) => answer(request, work)).catch((error: unknown) => {
      if (error instanceof PaypalRefusal) return error
      throw error
    })
    const headers = { 'paypal-debug-id': debugId, ...CORS }
    if (outcome instanceof PaypalRefusal) {
      return Response.json(outcome.toJson(debugId), { status: outcome.status, headers })
    }
    if (outcome.body === null) return new Response(null, { status: outcome.status, headers })
    if (typeof outcome.body !== 'string')
      return Response.json(outcome.body, { status: outcome.status, headers })
    const type = 'text/javascript; charset=utf-8'
    return new Response(outcome.body, {
      status: outcome.status,
      headers: { 'content-type': type, ...headers },
    })
  }

  /** Two requests at once under one id: the second is turned away, as PayPal may do. */
  async function exclusively(
    request: PaypalRequest,
    debugId: string,
    work: () => Promise<Response>,
  ): Promise<Response> {
    const requestId = request.headers.get('paypal-request-id')
    if (requestId === null) return work()
    const key = `${request.path} ${requestId}`
    if (inFlight.has(key)) {
      const conflict = refuse('PREVIOUS_REQUEST_IN_PROGRESS')
      return Response.json(conflict.toJson(debugId), {
        status: conflict.status,
        headers: { 'paypal-debug-id': debugId },
      })
    }
    inFlight.add(key)
    return work().finally(() => inFlight.delete(key))
  }

  async function serve(request: Request, path: string, addresses: PaypalAddresses): Promise<Response> {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS })
    const debugId = identifiers.debug()
    const found = findRoute(request.method, path)
    if (!found) {
      const message = `The PayPal fake has no ${request.method} ${path}.`
      return Response.json(
        { name: 'NOT_IMPLEMENTED', message, debug_id: debugId },
        { status: 501, headers: CORS },
      )
    }
    const text = await request.text()
    const read: PaypalRequest = {
      ...found,
      path: `${request.method} ${path}`,
      headers: request.headers,
      text,
    }
    return exclusively(read, debugId, async () => {
      const fault = faults.take(found.route)
      if (fault?.delayMs !== undefined) await wait(fault.delayMs, request.signal)
      if (fault?.when === 'before') return faultResponse(fault, debugId)
      const response = await carryOut(read, addresses, debugId)
      return fault?.when === 'after' ? faultResponse(fault, debugId) : response
    })
  }

  return {
    async fetch(request) {
      const { origin, pathname } = new URL(request.url)
      return HOSTS.has(origin) ? serve(request, pathname, sameEnvironment(origin)) : undefined
    },
    mount: (basePath) => async (request) => {
      const { origin, pathname } = new URL(request.url)
      if (!pathname.startsWith(`${basePath}/`)) return undefined
      const address = `${origin}${basePath}`
      return serve(request, pathname.slice(basePath.length), { api: address, web: address })
    },
    approve: (orderId, { fundingSource = 'balance' } = {}) =>
      transact(home, (work) => approveOrder(work, orderId, fundingSource)),
    cancel: (orderId) => transact(home, (work) => cancelApproval(work, orderId)),
    void: (orderId) => transact(home, (work) => voidOrder(work, orderId)),
    declineNext: declines.add,
    settle: (captureId, outcome = 'completed') =>
      transact(home, (work) => settleCapture(work, captureId, outcome)),
    tick: () => transact(home, reverseLateApprovals),
    fail: faults.add,
    reset() {
      faults.reset()
      declines.reset()
    },
  }
}

function sameEnvironment(origin: string): PaypalAddresses {
  const environment = origin.includes('.sandbox.') ? 'sandbox' : 'production'
  return { api: API_HOSTS[environment], web: WEB_HOSTS[environment] }
}
