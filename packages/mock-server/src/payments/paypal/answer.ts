import { isRecord, type JsonRecord, parseJson } from '../../wire/json'
import { approvalView, approveOrder, cancelApproval } from './approval'
import { approvalPage, setupPage } from './approval-page'
import { paypalButtonsScript, paypalCoreScript } from './browser-script/core-script'
import type { PaypalCall, PaypalWork } from './call'
import { refuseAsAsked } from './negative-testing'
import { isPaypalFunding } from './payment-source'
import { type PaypalRefusal, refuse } from './refusal'
import { checkRequestId, once } from './replays'
import { isRestRoute, type PaypalRoute, restRoutes } from './routes'
import { issueToken, requireToken } from './tokens'
import { approveSetupToken, cancelSetupToken } from './vault'
import { certificateNamed } from './webhooks/certificate'

/** A request, read whole, so that the work on it can be one synchronous transaction. */
export interface PaypalRequest {
  readonly route: PaypalRoute
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly path: string
  readonly text: string
}

type Body = JsonRecord | string | null

/**
 * An answer before it becomes a Response: JSON, a text of a `type`, null for none, or a function for a body that takes
 * longer than a transaction may.
 */
export interface PaypalAnswer {
  readonly status: number
  readonly type?: string
  readonly body: Body | (() => Promise<Body>)
}

const SCRIPT = 'text/javascript; charset=utf-8'

/** Does the work of a request. Throws PaypalRefusal, which undoes it. */
export function answer(request: PaypalRequest, work: PaypalWork): PaypalAnswer | PaypalRefusal | Response {
  const { route, params, query } = request
  const id = params.id ?? ''
  if (isRestRoute(route)) return answerRest(request, work)
  switch (route) {
    case 'POST /v1/oauth2/token':
      return issueToken(work, request.headers.get('authorization'), new URLSearchParams(request.text))
    case 'GET /v1/notifications/certs/:id':
      return { status: 200, type: 'application/x-x509-ca-cert', body: () => certificate(id) }
    case 'GET /web-sdk/v6/core': {
      const options = { webAddress: work.addresses.web, clientId: work.merchant.clientId }
      return { status: 200, type: SCRIPT, body: paypalCoreScript(options) }
    }
    case 'GET /sdk/js':
      return buttonsScript(query.get('client-id'), work)
    case 'GET /checkoutnow':
      return approvalPage(work, query.get('token') ?? '')
    case 'GET /agreements/approve':
      return setupPage(work, query.get('approval_session_id') ?? '')
    case 'GET /mock/orders/:id':
      return found(approvalView(work, id))
    case 'POST /mock/orders/:id/approve':
      return approveFromBrowser(work, id, parseJson(request.text))
    case 'POST /mock/orders/:id/cancel':
      return { status: 200, body: { returnUrl: cancelApproval(work, id) } }
    case 'POST /mock/setup-tokens/:id/approve': {
      const funding = fundingOf(parseJson(request.text))
      if (!funding) return UNKNOWN_FUNDING
      return { status: 200, body: { returnUrl: approveSetupToken(work, id, funding) } }
    }
    case 'POST /mock/setup-tokens/:id/cancel':
      return { status: 200, body: { returnUrl: cancelSetupToken(work, id) } }
  }
}

function answerRest(request: PaypalRequest, work: PaypalWork): PaypalAnswer | PaypalRefusal {
  const { headers, params, query, text } = request
  if (!isRestRoute(request.route)) throw new RangeError(`Not an endpoint of REST: ${request.route}`)
  const route = restRoutes[request.route]
  requireToken(work, headers.get('authorization'))
  refuseAsAsked(headers.get('paypal-mock-response'), work, request)
  const requestId = headers.get('paypal-request-id') ?? ''
  checkRequestId(requestId)
  const body = text.trim() === '' ? undefined : parseJson(text)
  if (body === undefined && text.trim() !== '') throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const call: PaypalCall = {
    ...work,
    params,
    query,
    body,
    text,
    hasRequestId: requestId !== '',
    full: /return\s*=\s*representation/i.test(headers.get('prefer') ?? ''),
  }
  const key = route.once && requestId !== '' ? `${request.path} ${requestId}` : null
  return once(call, key, route.work)
}

const UNKNOWN_FUNDING: PaypalAnswer = { status: 400, body: { error: 'unknown_funding' } }

function fundingOf(body: unknown) {
  const funding = isRecord(body) ? body.funding : undefined
  return isPaypalFunding(funding) ? funding : null
}

function approveFromBrowser(work: PaypalWork, orderId: string, body: unknown): PaypalAnswer {
  const funding = fundingOf(body)
  const view = approvalView(work, orderId)
  if (!funding) return UNKNOWN_FUNDING
  if (!view?.approvable) return { status: view ? 409 : 404, body: { error: 'not_approvable' } }
  const { payerId, returnUrl } = approveOrder(work, orderId, funding)
  return { status: 200, body: { orderId, payerId, fundingSource: 'paypal', returnUrl } }
}

async function certificate(id: string): Promise<string> {
  const known = await certificateNamed(id)
  if (!known) throw refuse('INVALID_RESOURCE_ID', { field: 'cert_id', value: id, location: 'path' })
  return known.pem
}

function buttonsScript(clientId: string | null, { addresses, merchant }: PaypalWork): PaypalAnswer {
  if (clientId === merchant.clientId)
    return { status: 200, type: SCRIPT, body: paypalButtonsScript({ webAddress: addresses.web }) }
  const problem = clientId
    ? `client-id not recognized for either production or sandbox: ${clientId}`
    : 'Expected client-id to be passed'
  return {
    status: 400,
    type: SCRIPT,
    body: `throw new Error(${JSON.stringify(`SDK Validation error: '${problem}'`)})\n`,
  }
}

function found(view: JsonRecord | null): PaypalAnswer {
  return view ? { status: 200, body: view } : { status: 404, body: { error: 'no_such_order' } }
}
