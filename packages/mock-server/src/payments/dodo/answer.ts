import { isRecord, parseJson } from '../../wire/json'
import { sameText } from '../hmac'
import type { DodoWork } from './call'
import { checkoutPage } from './checkout-page'
import { DodoRefusal, invalidBody } from './refusal'
import { CHECKOUT_PAGE, type DodoRoute, isPageRoute, isRestRoute, pageRoutes, restRoutes } from './routes'

/** A request, read whole, so that the work on it can be one synchronous transaction. */
export interface DodoRequest {
  readonly route: DodoRoute
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly authorization: string | null
  readonly text: string
  /** Under which path of this host the fake was asked; empty on Dodo's own. */
  readonly basePath: string
}

/** Does the work of a request and gives back what makes the answer. Throws DodoRefusal, which undoes it. */
export function answer(request: DodoRequest, work: DodoWork): () => Response {
  const { route, params, query } = request
  if (route === CHECKOUT_PAGE) return checkoutPage(work, params.id ?? '', request.basePath)
  if (isRestRoute(route)) requireKey(request.authorization, work.merchant.apiKey)
  const call = { ...work, params, query, body: parseBody(request.text) }
  const body = isPageRoute(route) ? pageRoutes[route](call) : restRoutes[route](call)
  return () => (body === null ? new Response(null, { status: 200 }) : Response.json(body))
}

function requireKey(authorization: string | null, apiKey: string): void {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
  if (!sameText(key, apiKey)) throw new DodoRefusal('UNAUTHORIZED', 'Invalid or missing API key')
}

function parseBody(text: string) {
  if (text.trim() === '') return {}
  const body = parseJson(text)
  if (body === undefined) throw new DodoRefusal('INVALID_JSON', 'Failed to parse the request body as JSON')
  if (!isRecord(body)) throw invalidBody('Json deserialize error: expected an object')
  return body
}
