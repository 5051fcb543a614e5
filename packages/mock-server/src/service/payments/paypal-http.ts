import { isRecord, type JsonRecord, parseJson, textAt } from '../../wire/json'
import { PaymentRejectedError, PaymentUnavailableError } from './payment-gateway'
import { retryAfterMs } from './retry-after'

/** What the gateway needs to speak to PayPal: the REST app's credentials, and whose money it moves. */
export interface PaypalGatewayOptions {
  /** The only way out; give it the fake's `fetch` and no request leaves the process. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly clientId: string
  readonly clientSecret: string
  readonly environment: 'sandbox' | 'production'
  /** The ids of our webhooks: PayPal signs for one of them, whatever else it signs with. */
  readonly webhookSecrets: readonly string[]
  /** How long one request may take before its answer counts as lost; 20 s unless named. */
  readonly timeoutMs?: number
}

/** One call of PayPal's REST API. `requestId` makes it safe to repeat; a reading needs none. */
export interface PaypalCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly requestId?: string
  readonly body?: JsonRecord
}

/** PayPal's answer to a call, or `lost`: it may or may not have been carried out. */
export type PaypalReply =
  | {
      readonly lost: false
      readonly status: number
      readonly body: JsonRecord
      readonly retryAfterMs: number | null
    }
  | { readonly lost: true }

const HOSTS = { sandbox: 'https://api-m.sandbox.paypal.com', production: 'https://api-m.paypal.com' } as const
const ATTEMPTS = 2
const LOST: PaypalReply = { lost: true }

/**
 * Sends calls to PayPal with a bearer token, fetched when there is none and again when it is refused. A call whose
 * answer does not arrive, is not JSON, is a server error or says that the same request is still being worked on, is
 * sent once more with the same request id. Throws PaymentUnavailableError or PaymentRejectedError only while
 * certainly nothing was carried out: no token, no connection for it, or a rate limit before any attempt went astray.
 */
export function createPaypalHttp(options: PaypalGatewayOptions) {
  const host = HOSTS[options.environment]
  const credentials = btoa(`${options.clientId}:${options.clientSecret}`)
  let token: Promise<string> | null = null

  async function post(path: string, init: RequestInit): Promise<PaypalReply> {
    try {
      const signal = AbortSignal.timeout(options.timeoutMs ?? 20_000)
      const response = await options.fetch(new Request(`${host}${path}`, { ...init, signal }))
      const text = await response.text()
      const json = parseJson(text)
      if (response.status >= 500 || (response.ok && !isRecord(json))) return LOST
      const body = isRecord(json) ? json : {}
      return { lost: false, status: response.status, body, retryAfterMs: retryAfterMs(response.headers) }
    } catch {
      return LOST
    }
  }

  async function fetchToken(): Promise<string> {
    const reply = await post('/v1/oauth2/token', {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    })
    if (reply.lost) throw new PaymentUnavailableError('PayPal gave no access token.', null)
    if (reply.status === 429) throw new PaymentUnavailableError('PayPal limits the rate.', reply.retryAfterMs)
    const accessToken = textAt(reply.body, 'access_token')
    if (accessToken === null) {
      throw new PaymentRejectedError('authentication_failure', 'PayPal does not know these credentials.')
    }
    return accessToken
  }

  function freshToken(): Promise<string> {
    const fetched = fetchToken()
    token = fetched
    fetched.catch(() => {
      if (token === fetched) token = null
    })
    return fetched
  }

  async function attempt(call: PaypalCall): Promise<PaypalReply> {
    const withToken = (accessToken: string) =>
      post(call.path, {
        method: call.method,
        headers: {
          authorization: `Bearer ${accessToken}`,
          'content-type': 'application/json',
          prefer: 'return=representation',
          ...(call.requestId === undefined ? {} : { 'paypal-request-id': call.requestId }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      })
    const reply = await withToken(await (token ?? freshToken()))
    return !reply.lost && reply.status === 401 ? withToken(await freshToken()) : reply
  }

  return {
    async send(call: PaypalCall): Promise<PaypalReply> {
      let astray = false
      for (let remaining = ATTEMPTS; remaining > 0; remaining -= 1) {
        const reply = await attempt(call).catch((error: unknown) => {
          if (astray) return LOST
          throw error
        })
        if (!reply.lost && reply.status === 429) {
          if (astray) return LOST
          throw new PaymentUnavailableError('PayPal limits the rate.', reply.retryAfterMs)
        }
        if (!reply.lost && reply.status !== 409) return reply
        astray = true
      }
      return LOST
    },
  }
}
