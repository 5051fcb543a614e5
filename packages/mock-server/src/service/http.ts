import { type OperationName, operations } from '@creditkit/contract'
import type { Store } from '../store/index'
import type { Environment, Session } from './context'
import { admit, dispatch, toAnswer } from './dispatch'
import { streamEvents } from './event-stream'
import { exportTransactions } from './export/export-transactions'
import type { Answer } from './idempotency'
import { bodyOf, queryOf } from './request'
import { retryHeader } from './retry-after'
import { ServiceProblem } from './service-problem'
import { isServed, services } from './services'
import { authorise } from './session'
import { isWebhook, receiveWebhook } from './webhooks/receive-webhook'

/** What is known of a request before its operation looks at it. */
export interface Arrival {
  readonly operation: OperationName
  readonly params: Record<string, string>
  readonly session: Session | null
  readonly requestId: string
}

/** Answers a request to one operation of the API with a Response; it never rejects. */
export async function respond(
  environment: Environment,
  arrival: Arrival,
  request: Request,
  onUnexpected: (error: unknown) => void,
): Promise<Response> {
  const { requestId } = arrival
  const response = await answer(environment, arrival, request, onUnexpected).catch((error) =>
    toResponse(toAnswer(error, requestId, onUnexpected), requestId, {}),
  )
  return request.method === 'HEAD' ? withoutBody(response) : response
}

async function answer(
  environment: Environment,
  arrival: Arrival,
  request: Request,
  onUnexpected: (error: unknown) => void,
): Promise<Response> {
  const { operation, requestId } = arrival
  if (isWebhook(operation)) {
    const delivery = { rawBody: await request.text(), headers: request.headers }
    await receiveWebhook(environment, operation, delivery)
    return toResponse({ status: operations[operation].status, body: undefined }, requestId, {})
  }
  // Before the body is looked at: whoever may not ask is told nothing about what they sent.
  authorise(operation, arrival.session)
  const asked = {
    ...arrival,
    query: queryOf(new URL(request.url)),
    body: 'body' in operations[operation] ? await bodyOf(request) : undefined,
    idempotencyKey: request.headers.get('idempotency-key'),
  }
  if (operation === 'streamEvents') {
    const { session } = await admit(environment, asked)
    return stream(environment.store, session, request, requestId)
  }
  if (operation === 'exportTransactions') {
    const { session, input } = await admit(environment, { ...asked, operation })
    return exportTransactions(environment, session, input, request.signal, requestId)
  }
  if (!isServed(operation)) {
    await admit(environment, asked)
    throw new ServiceProblem('internal', `This mock backend does not serve ${operation} yet.`, {})
  }
  const answered = await dispatch(environment, services, { ...asked, operation }, onUnexpected)
  return toResponse(answered, requestId, answered.headers)
}

/** The answer to HEAD: that to GET without its body, which is given up unread. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel()
  return new Response(null, response)
}

/** A JSON answer as a Response; from 400 up it is a problem document, which says when to try again if that can help. */
export function toResponse(
  answer: Answer,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
    status: answer.status,
    headers: {
      ...headers,
      ...retryHeader(answer),
      'content-type': answer.status >= 400 ? 'application/problem+json' : 'application/json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
  })
}

function stream(store: Store, session: Session, request: Request, requestId: string): Response {
  const body = streamEvents(store, session.accountId, request.headers.get('last-event-id'), request.signal)
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-request-id': requestId },
  })
}
