import { type OperationName, operations } from '@creditkit/contract'
import type { Store } from '../store/index'
import type { Environment, Session } from './context'
import { dispatch, toAnswer } from './dispatch'
import { streamEvents } from './event-stream'
import type { Answer } from './idempotency'
import { bodyOf, queryOf } from './request'
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
  const { operation, params, session, requestId } = arrival
  try {
    if (operation === 'streamEvents')
      return stream(environment.store, authorise(operation, session), request, requestId)
    if (isWebhook(operation)) {
      const delivery = { rawBody: await request.text(), headers: request.headers }
      await receiveWebhook(environment, operation, delivery)
      return toResponse({ status: operations[operation].status, body: undefined }, requestId, {})
    }
    if (!isServed(operation))
      throw new ServiceProblem('internal', `This mock backend does not serve ${operation} yet.`, {})
    const answer = await dispatch(
      environment,
      services,
      {
        operation,
        params,
        session,
        requestId,
        query: queryOf(new URL(request.url)),
        body: 'body' in operations[operation] ? await bodyOf(request) : undefined,
        idempotencyKey: request.headers.get('idempotency-key'),
      },
      onUnexpected,
    )
    return toResponse(answer, requestId, answer.headers)
  } catch (error) {
    return toResponse(toAnswer(error, requestId, onUnexpected), requestId, {})
  }
}

/** A JSON answer as a Response; from 400 up it is a problem document. */
export function toResponse(
  answer: Answer,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
    status: answer.status,
    headers: {
      ...headers,
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
