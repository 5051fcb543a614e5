import { createFaults, underFault } from '../faults'
import { findRoute } from '../routes'
import { answer, type PaypalAnswer, type PaypalRequest } from './answer'
import { approveOrder, cancelApproval, voidOrder } from './approval'
import type { PaypalAddresses, PaypalWork } from './call'
import { settleCapture } from './captures'
import { createDeclines } from './declines'
import { closeDispute, openDispute, reviewDispute } from './disputes'
import { toEvent } from './event-document'
import type { PaypalFake, PaypalFakeOptions } from './fake-interface'
import { createIdentifiers } from './identifiers'
import { type PaypalErrorName, paypalErrors } from './issues'
import { createMerchant, type PaypalMerchant } from './merchant'
import { reverseLateApprovals } from './orders'
import { settleRefund } from './refunds'
import { PaypalRefusal, refuse } from './refusal'
import { paypalRoutes } from './routes'
import { type EventRow, events } from './tables'
import { approveSetupToken, keepToken } from './vault'
import { CERTIFICATES, certificateOf } from './webhooks/certificate'
import { toWebhook } from './webhooks/dispatch'
import { hears, readWebhook } from './webhooks/registry'

const API_HOSTS = {
  sandbox: 'https://api-m.sandbox.paypal.com',
  production: 'https://api-m.paypal.com',
} as const
/** The API's old names, under which the certificates of webhooks still are. */
const OLD_API_HOSTS = {
  sandbox: 'https://api.sandbox.paypal.com',
  production: 'https://api.paypal.com',
} as const
const WEB_HOSTS = { sandbox: 'https://www.sandbox.paypal.com', production: 'https://www.paypal.com' } as const
const ORIGINS: readonly string[] = [API_HOSTS, OLD_API_HOSTS, WEB_HOSTS].flatMap((hosts) =>
  Object.values(hosts),
)

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': '*',
} as const

/** Makes a PayPal of one merchant. Two fakes on one store are one PayPal. */
export function createPaypalFake({
  store,
  clock,
  seed,
  pageUrl,
  config,
  onEvent,
}: PaypalFakeOptions): PaypalFake {
  const merchant = createMerchant(config)
  const identifiers = createIdentifiers(seed)
  const faults = createFaults(paypalRoutes)
  const declines = createDeclines()
  const inFlight = new Set<string>()
  let slowRefunds = 0
  let certificate = 0
  const addressesOf = (api: string, web: string): PaypalAddresses => ({
    api,
    web,
    page: (path) => pageUrl(`/paypal${path}`),
  })
  const homeOf = (environment: PaypalMerchant['environment']) =>
    addressesOf(API_HOSTS[environment], WEB_HOSTS[environment])
  const home = homeOf(merchant.environment)
  const receiver = {
    webhookId: merchant.webhookId,
    certificateOrigin: OLD_API_HOSTS[merchant.environment],
    certificate: () => certificate,
  }

  async function transact<T>(addresses: PaypalAddresses, fn: (work: PaypalWork) => T): Promise<T> {
    const told: EventRow[] = []
    const result = await store.transaction((tx) => {
      told.length = 0
      const work: PaypalWork = {
        tx,
        now: clock.now(),
        identifiers,
        merchant,
        addresses,
        record(news) {
          const event = toEvent(news, work)
          tx.put(events, event)
          return event
        },
        tell: (event) => void told.push(event),
        emit(news) {
          const event = work.record(news)
          const webhook = readWebhook(work, merchant.webhookId)
          if (webhook && hears(webhook, event.type)) told.push(event)
        },
        takeDecline: declines.take,
        takeSlowRefund() {
          slowRefunds -= 1
          return slowRefunds >= 0
        },
      }
      return fn(work)
    })
    for (const event of told) onEvent?.(toWebhook(event, receiver))
    return result
  }

  async function carryOut(
    request: PaypalRequest,
    addresses: PaypalAddresses,
    debugId: string,
  ): Promise<Response> {
    const headers = { 'paypal-debug-id': debugId, ...CORS }
    try {
      const outcome = await transact(addresses, (work) => answer(request, work))
      if (outcome instanceof PaypalRefusal) throw outcome
      if (!(outcome instanceof Response)) return await toResponse(outcome, headers)
      for (const [name, value] of Object.entries(headers)) outcome.headers.set(name, value)
      return outcome
    } catch (error) {
      if (!(error instanceof PaypalRefusal)) throw error
      return Response.json(error.toJson(debugId), { status: error.status, headers })
    }
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
    const found = findRoute(paypalRoutes, request.method, path)
    if (!found) {
      const message = `The PayPal fake has no ${request.method} ${path}.`
      return Response.json(
        { name: 'NOT_IMPLEMENTED', message, debug_id: debugId },
        { status: 501, headers: CORS },
      )
    }
    const read: PaypalRequest = {
      ...found,
      query: new URL(request.url).searchParams,
      path: `${request.method} ${path}`,
      headers: request.headers,
      text: await request.text(),
    }
    const made = {
      errorBody: (status: number) => errorBody(status, debugId),
      headers: { 'paypal-debug-id': debugId },
    }
    return exclusively(read, debugId, () =>
      underFault(faults.take(found.route), request.signal, made, () => carryOut(read, addresses, debugId)),
    )
  }

  return {
    provider: 'paypal',
    origins: ORIGINS,
    routes: paypalRoutes,
    webhookId: merchant.webhookId,
    certificate: async () => (await certificateOf(certificate)).pem,
    rotateCertificate() {
      certificate = (certificate + 1) % CERTIFICATES
    },
    async fetch(request) {
      const { origin, pathname } = new URL(request.url)
      const environment = origin.includes('.sandbox.') ? 'sandbox' : 'production'
      return ORIGINS.includes(origin) ? serve(request, pathname, homeOf(environment)) : undefined
    },
    mount: (basePath) => async (request) => {
      const { origin, pathname } = new URL(request.url)
      if (!pathname.startsWith(`${basePath}/`)) return undefined
      const address = `${origin}${basePath}`
      return serve(request, pathname.slice(basePath.length), addressesOf(address, address))
    },
    approve: (orderId, { fundingSource = 'balance' } = {}) =>
      transact(home, (work) => approveOrder(work, orderId, fundingSource)),
    cancel: (orderId) => transact(home, (work) => cancelApproval(work, orderId)),
    void: (orderId) => transact(home, (work) => voidOrder(work, orderId)),
    declineNext: declines.add,
    slowRefunds(times = 1) {
      slowRefunds = times
    },
    settle: (captureId, outcome = 'completed') =>
      transact(home, (work) => settleCapture(work, captureId, outcome)),
    settleRefund: (refundId, outcome = 'completed') =>
      transact(home, (work) => settleRefund(work, refundId, outcome)),
    dispute: (captureId, draft = {}) => transact(home, (work) => openDispute(work, captureId, draft)),
    reviewDispute: (disputeId) => transact(home, (work) => reviewDispute(work, disputeId)),
    closeDispute: (disputeId, outcome) => transact(home, (work) => closeDispute(work, disputeId, outcome)),
    approveSetup: (setupTokenId, { fundingSource = 'balance' } = {}) =>
      transact(home, (work) => approveSetupToken(work, setupTokenId, fundingSource)),
    save: ({ fundingSource = 'balance', customerId = null } = {}) =>
      transact(home, (work) => keepToken(work, { customerId, card: null, funding: fundingSource }).id),
    tick: () => transact(home, reverseLateApprovals),
    fail: faults.add,
    reset() {
      faults.reset()
      declines.reset()
      slowRefunds = 0
      certificate = 0
    },
  }
}

async function toResponse(
  { status, type, body }: PaypalAnswer,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const read = typeof body === 'function' ? await body() : body
  if (read === null) return new Response(null, { status, headers })
  if (typeof read !== 'string') return Response.json(read, { status, headers })
  return new Response(read, { status, headers: { 'content-type': type ?? 'text/plain', ...headers } })
}

function errorBody(status: number, debugId: string) {
  const isOf = (name: string): name is PaypalErrorName =>
    Object.entries(paypalErrors).some(([key, error]) => key === name && error.status === status)
  const name = Object.keys(paypalErrors).find(isOf)
  return name ? new PaypalRefusal(name, []).toJson(debugId) : {}
}
