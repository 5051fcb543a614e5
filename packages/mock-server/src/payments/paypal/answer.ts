import { isRecord, type JsonRecord, parseJson } from '../../wire/json'
import { approvalView, approveOrder, isPaypalFunding } from './approval'
import { paypalCoreScript } from './browser-script/core-script'
import type { PaypalCall, PaypalWork } from './call'
import { refuseAsAsked } from './negative-testing'
import { type PaypalRefusal, refuse } from './refusal'
import { checkRequestId, once } from './replays'
import { isRestRoute, type PaypalRoute, restRoutes } from './routes'
import { issueToken, requireToken } from './tokens'

/** A request, read whole, so that the work on it can be one synchronous transaction. */
export interface PaypalRequest {
  readonly route: PaypalRoute
  readonly params: Readonly<Record<string, string>>
  readonly headers: Headers
  readonly path: string
  readonly text: string
}

/** An answer before it becomes a Response. `body` is JSON, or a script; null for none. */
export interface PaypalAnswer {
  readonly status: number
  readonly body: JsonRecord | string | null
}

/** Does the work of a request. Throws PaypalRefusal, which undoes it. */
export function answer(request: PaypalRequest, work: PaypalWork): PaypalAnswer | PaypalRefusal {
  const { route, params } = request
  const orderId = params.id ?? ''
  if (isRestRoute(route)) return answerRest(request, work)
  switch (route) {
    case 'POST /v1/oauth2/token':
      return issueToken(work, request.headers.get('authorization'), new URLSearchParams(request.text))
    case 'GET /web-sdk/v6/core':
      return {
        status: 200,
        body: paypalCoreScript({ webAddress: work.addresses.web, clientId: work.merchant.clientId }),
      }
    case 'GET /mock/orders/:id':
      return found(approvalView(work, orderId))
    case 'POST /mock/orders/:id/approve':
      return approveFromBrowser(work, orderId, parseJson(request.text))
  }
}

function answerRest(request: PaypalRequest, work: PaypalWork): PaypalAnswer | PaypalRefusal {
  const { headers, params } = request
  if (!isRestRoute(request.route)) throw new RangeError(`Not an endpoint of REST: ${request.route}`)
  const route = restRoutes[request.route]
  requireToken(work, headers.get('authorization'))
  refuseAsAsked(headers.get('paypal-mock-response'))
  const requestId = headers.get('paypal-request-id') ?? ''
  checkRequestId(requestId)
  const body = request.text.trim() === '' ? undefined : parseJson(request.text)
  if (body === undefined && request.text.trim() !== '')
    throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const call: PaypalCall = {
    ...work,
    params,
    body,
    hasRequestId: requestId !== '',
    full: /return\s*=\s*representation/i.test(headers.get('prefer') ?? ''),
  }
  const key = route.once && requestId !== '' ? `${request.path} ${requestId}` : null
  return once(call, key, route.work)
}

function approveFromBrowser(work: PaypalWork, orderId: string, body: unknown): PaypalAnswer {
  const funding = isRecord(body) ? body.funding : undefined
  const view = approvalView(work, orderId)
  if (!isPaypalFunding(funding)) return { status: 400, body: { error: 'unknown_funding' } }
  if (!view?.approvable) return { status: view ? 409 : 404, body: { error: 'not_approvable' } }
  const { payerId } = approveOrder(work, orderId, funding)
  return { status: 200, body: { orderId, payerId, fundingSource: 'paypal' } }
}

function found(view: JsonRecord | null): PaypalAnswer {
  return view ? { status: 200, body: view } : { status: 404, body: { error: 'no_such_order' } }
}
