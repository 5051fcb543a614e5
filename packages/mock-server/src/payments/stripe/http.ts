import type { StripeRefusal } from './refusal'

/** What a browser of any origin needs to be told. */
export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
  'access-control-allow-headers': '*',
  'access-control-expose-headers':
    'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry, Idempotent-Replayed, Original-Request',
  'access-control-max-age': '300',
} as const

/** An answer before it becomes a Response: the body is JSON as text. */
export interface StripeAnswer {
  readonly status: number
  readonly body: string
  /** The first request under its idempotency key, when this one repeats it. */
  readonly replayOf?: string
}

/** A body as Stripe writes it: indented. */
export function jsonText(body: object): string {
  return JSON.stringify(body, null, 2)
}

/** The body of an error, with where its request can be looked up. */
export function errorBody(refusal: Pick<StripeRefusal, 'body'>, requestId: string, seconds: number): object {
  const url = `https://dashboard.stripe.com/test/logs/${requestId}?t=${seconds}`
  return { error: { ...refusal.body, request_log_url: url } }
}

/** The headers that every answer has, with those of its idempotency key. */
export function answerHeaders(
  requestId: string,
  version: string,
  key: string | null,
  answer?: StripeAnswer,
): Record<string, string> {
  const replayOf = answer?.replayOf
  return {
    ...CORS,
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store',
    'request-id': requestId,
    'stripe-version': version,
    ...(key !== null && { 'idempotency-key': key, 'original-request': replayOf ?? requestId }),
    ...(replayOf !== undefined && { 'idempotent-replayed': 'true' }),
    ...(answer?.status === 409 && { 'stripe-should-retry': 'true' }),
    ...(answer?.status === 402 && { 'stripe-should-retry': 'false' }),
    ...(answer?.status === 401 && { 'www-authenticate': 'Bearer realm="Stripe"' }),
  }
}
