import { type ProviderFaults, underFault } from '../faults'
import { findRoute } from '../routes'
import { answerRequest, type StripeHttpRequest } from './answer'
import type { StripeKeys } from './auth'
import type { StripeRequestInfo, StripeWork } from './call'
import { API_VERSION } from './events'
import { answerHeaders, CORS, errorBody, jsonText, type StripeAnswer } from './http'
import type { StripeIdentifiers } from './identifiers'
import { faultBody, invalid, StripeRefusal } from './refusal'
import { keyInUse } from './replays'
import { ROUTES } from './routes'

/** What the server of a fake stands on. */
export interface StripeServerOptions {
  readonly keys: StripeKeys
  readonly clock: { now(): number }
  readonly identifiers: StripeIdentifiers
  readonly faults: ProviderFaults
  transact<T>(request: StripeRequestInfo, fn: (work: StripeWork) => T): Promise<T>
}

/** Answers requests as api.stripe.com does; `path` is the address without whatever it is mounted under. */
export function createStripeServer(
  options: StripeServerOptions,
): (request: Request, path: string) => Promise<Response> {
  const { keys, clock, identifiers, faults, transact } = options
  const inFlight = new Set<string>()
  const seconds = () => Math.floor(clock.now() / 1000)

  return async (request, path) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS })
    const requestId = identifiers.request()
    const isKeyed = request.method === 'POST' && path.startsWith('/v1/')
    const key = isKeyed ? request.headers.get('idempotency-key') : null
    const version = request.headers.get('stripe-version') ?? API_VERSION
    const respond = (answer: StripeAnswer) =>
      new Response(answer.body, {
        status: answer.status,
        headers: answerHeaders(requestId, version, key, answer),
      })
    const refuse = (refusal: StripeRefusal) =>
      respond({ status: refusal.status, body: jsonText(errorBody(refusal, requestId, seconds())) })

    const found = findRoute(ROUTES, request.method, path)
    if (!found) return refuse(unrecognized(request.method, path))
    if (!/^\d{4}-\d{2}-\d{2}(\.[a-z_]+)?$/.test(version))
      return refuse(invalid(`Invalid Stripe API version: ${version}`))
    const read: StripeHttpRequest = {
      ...found,
      method: request.method,
      path,
      query: new URL(request.url).search,
      headers: request.headers,
      text: await request.text(),
      key: key === '' ? null : key,
    }
    if (key !== null && inFlight.has(key)) return refuse(keyInUse(key))
    if (key !== null) inFlight.add(key)
    const fault = faults.take(found.route)
    const made = {
      errorBody: (status: number) => ({ ...errorBody({ body: faultBody(status) }, requestId, seconds()) }),
      headers: answerHeaders(requestId, version, key),
    }
    try {
      return await underFault(fault, request.signal, made, async () => {
        try {
          const info = { id: requestId, idempotencyKey: read.key }
          return respond(await transact(info, (work) => answerRequest(read, work, keys, fault)))
        } catch (error) {
          if (error instanceof StripeRefusal) return refuse(error)
          throw error
        }
      })
    } finally {
      if (key !== null) inFlight.delete(key)
    }
  }
}

function unrecognized(method: string, path: string): StripeRefusal {
  return invalid(
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    {},
    404,
  )
}
