import { isRecord, type JsonRecord, parseJson, recordAt, textAt } from '../../wire/json'
import { PaymentRejectedError, PaymentUnavailableError } from './payment-gateway'
import { retryAfterMs } from './retry-after'

/** What the gateways need to speak to Stripe, and to believe what Stripe tells. */
export interface StripeGatewayOptions {
  /** The only way out; give it the fake's `fetch` and no request leaves the process. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly secretKey: string
  /** The endpoint's signing secrets; while one is replaced by another there are two. */
  readonly webhookSecrets: readonly string[]
  /** How long one request may take before its answer counts as lost; 20 s unless named. */
  readonly timeoutMs?: number
}

/** One call of Stripe's API. `idempotencyKey` makes a POST safe to repeat. `form` is written in Stripe's brackets. */
export interface StripeCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly idempotencyKey?: string
  readonly form?: Readonly<Record<string, string | number>>
}

/** Stripe's answer, or `lost`: it may or may not have been carried out. */
export type StripeReply =
  | { readonly lost: false; readonly status: number; readonly body: JsonRecord }
  | { readonly lost: true }

const API = 'https://api.stripe.com'
const ATTEMPTS = 2
const LOST: StripeReply = { lost: true }

/** Sends calls to Stripe; see {@link createStripeHttp}. */
export type StripeHttp = ReturnType<typeof createStripeHttp>

/**
 * Sends calls to Stripe. One whose answer does not arrive, is not JSON, is a server error or says that the same request
 * is still being worked on, is sent once more under the same key. Throws PaymentUnavailableError only while certainly
 * nothing was carried out: a rate limit before any attempt went astray.
 */
export function createStripeHttp(options: StripeGatewayOptions) {
  async function attempt(call: StripeCall): Promise<{ reply: StripeReply; retryAfterMs: number | null }> {
    const form = new URLSearchParams()
    for (const [name, value] of Object.entries(call.form ?? {})) form.set(name, String(value))
    const query = call.method === 'GET' && form.size > 0 ? `?${form}` : ''
    try {
      const response = await options.fetch(
        new Request(`${API}${call.path}${query}`, {
          method: call.method,
          headers: {
            authorization: `Bearer ${options.secretKey}`,
            ...(call.idempotencyKey !== undefined && { 'idempotency-key': call.idempotencyKey }),
          },
          ...(call.method === 'POST' && { body: form }),
          signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
        }),
      )
      const body = parseJson(await response.text())
      if (response.status >= 500 || response.status === 409 || !isRecord(body))
        return { reply: LOST, retryAfterMs: null }
      const reply = { lost: false, status: response.status, body } as const
      return { reply, retryAfterMs: retryAfterMs(response.headers) }
    } catch {
      return { reply: LOST, retryAfterMs: null }
    }
  }

  return {
    async send(call: StripeCall): Promise<StripeReply> {
      let astray = false
      for (let left = ATTEMPTS; left > 0; left -= 1) {
        const { reply, retryAfterMs: pause } = await attempt(call)
        if (!reply.lost && reply.status === 429) {
          if (astray) return LOST
          throw new PaymentUnavailableError('Stripe limits the rate.', pause)
        }
        if (!reply.lost) return reply
        astray = true
      }
      return LOST
    },
  }
}

/** What Stripe refused with, as a rejection that says what was wished. */
export function stripeRejection(body: JsonRecord, wish: string): PaymentRejectedError {
  const error = recordAt(body, 'error')
  const code = textAt(error, 'code') ?? textAt(error, 'type') ?? 'unknown'
  return new PaymentRejectedError(code, `Stripe refused to ${wish}: ${textAt(error, 'message') ?? code}`)
}
