import { isRecord, parseJson } from '../../wire/json'
import type { ProviderFault } from '../faults'
import { readKey, type StripeKeys, secretKeyRequired } from './auth'
import type { StripeCall, StripeWork } from './call'
import { expanded } from './expand'
import { canonicalForm, type FormRecord, formOf, parseForm } from './form'
import { errorBody, jsonText, type StripeAnswer } from './http'
import { faultBody, invalid, StripeRefusal } from './refusal'
import { checkKey, findReplay, type KeyedRequest, keepReplay } from './replays'
import { API_ROUTES, type ApiRoute, DOORS, isApiRoute, isDoorRoute } from './routes'

/** A request, read whole, so that the work on it can be one synchronous transaction. */
export interface StripeHttpRequest {
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: Headers
  readonly text: string
  /** The idempotency key, which only a POST has; null for none. */
  readonly key: string | null
}

/** Does the work of a request. Throws StripeRefusal, which undoes it. */
export function answerRequest(
  request: StripeHttpRequest,
  work: StripeWork,
  keys: StripeKeys,
  fault: ProviderFault | undefined,
): StripeAnswer {
  if (isDoorRoute(request.route)) {
    const form = doorForm(request)
    const reply = DOORS[request.route].work({ ...work, params: request.params, form, key: 'publishable' })
    return written(reply, work, {})
  }
  if (!isApiRoute(request.route)) throw new RangeError(`Not an endpoint of Stripe: ${request.route}`)
  return answerApi(request, request.route, work, keys, fault)
}

function answerApi(
  request: StripeHttpRequest,
  route: ApiRoute,
  work: StripeWork,
  keys: StripeKeys,
  fault: ProviderFault | undefined,
): StripeAnswer {
  const endpoint = API_ROUTES[route]
  if (isJsonBody(request)) {
    throw invalid(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.',
    )
  }
  const { key: formKey, ...form } = parseForm(request.method === 'POST' ? request.text : request.query)
  const key = readKey(
    keys,
    request.headers.get('authorization'),
    typeof formKey === 'string' ? formKey : null,
  )
  if (key instanceof StripeRefusal) throw key
  if (key === 'publishable' && !('forBrowsers' in endpoint)) throw secretKeyRequired()
  const call: StripeCall = { ...work, params: request.params, form, key }
  if (request.key === null) return written(endpoint.work(call), call, form)

  checkKey(request.key)
  const keyed: KeyedRequest = {
    key: request.key,
    endpoint: request.path,
    params: canonicalForm(form),
  }
  const known = findReplay(work.tx, work.now, keyed)
  if (known) return { status: known.status, body: known.body, replayOf: known.requestId }
  const answer = executed(call, endpoint.work)
  const requestId = work.request.id ?? ''
  keepReplay(work.tx, work.now, keyed, { ...(failedAfter(fault, work) ?? answer), requestId })
  return answer
}

/** Does the work; an error that comes once execution has begun is an answer like any other, and is kept as one. */
function executed(call: StripeCall, work: (call: StripeCall) => object): StripeAnswer {
  try {
    return written(work(call), call, call.form)
  } catch (error) {
    if (error instanceof StripeRefusal && error.isStored) return written(error, call, call.form)
    throw error
  }
}

/**
 * The answer that the key keeps when the API itself breaks down after the work: the 500, to the letter. A page of HTML
 * comes from something in front of the API, which has kept the true answer.
 */
function failedAfter(fault: ProviderFault | undefined, work: StripeWork): StripeAnswer | undefined {
  if (fault?.when !== 'after' || (fault.status ?? 0) < 500 || typeof fault.body === 'string') return undefined
  const status = fault.status ?? 500
  const body = fault.body ?? errorBody({ body: faultBody(status) }, work.request.id ?? '', work.seconds)
  return { status, body: jsonText(body) }
}

function written(reply: object, work: StripeWork, form: FormRecord): StripeAnswer {
  if (reply instanceof StripeRefusal)
    return { status: reply.status, body: jsonText(errorBody(reply, work.request.id ?? '', work.seconds)) }
  return { status: 200, body: jsonText(expanded(work, reply, form)) }
}

/** The body of a door's request, as a form or as JSON. */
function doorForm(request: StripeHttpRequest): FormRecord {
  if (!isJsonBody(request)) return parseForm(request.text)
  const json = parseJson(request.text)
  if (!isRecord(json)) throw invalid('The body is not a JSON object.')
  return formOf(json)
}

function isJsonBody({ method, headers, text }: StripeHttpRequest): boolean {
  return method === 'POST' && text !== '' && (headers.get('content-type') ?? '').includes('application/json')
}
