import { isRecord, type JsonRecord, parseJson, textAt } from '../../wire/json'
import { PaymentRejectedError, PaymentUnavailableError } from './payment-gateway'
import { retryAfterMs } from './retry-after'

/** What the gateway needs to speak to DodoPayments. */
export interface DodoGatewayOptions {
  /** The only way out; give it the fake's `fetch` and no request leaves the process. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly apiKey: string
  /** `whsec_` and base64; while a secret is being rotated a webhook may be signed with any of them. */
  readonly webhookSecrets: readonly string[]
  readonly environment: 'test_mode' | 'live_mode'
  /** By currency, the product that is sold there: a one-time product for which the buyer pays what each checkout names. */
  readonly products: Readonly<Record<string, string>>
  /** How long one request may take before its answer counts as lost; 20 s unless named. */
  readonly timeoutMs?: number
}

/** One call of Dodo's REST API. Nothing makes a POST safe to repeat. */
export interface DodoCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: JsonRecord
}

/** Dodo's answer to a call. `sentAt` is its own clock (milliseconds since 1970), null when it does not say. */
export interface DodoReply {
  readonly status: number
  readonly body: JsonRecord
  readonly sentAt: number | null
}

const HOSTS = {
  test_mode: 'https://test.dodopayments.com',
  live_mode: 'https://live.dodopayments.com',
} as const

/**
 * Sends calls to Dodo. Null for a lost answer: none arrived, it is not JSON or it is a server's error, so a POST may or
 * may not have been carried out. A reading is sent twice before it counts as lost; a POST never, for Dodo would do it
 * twice. Throws only when certainly nothing was carried out: PaymentUnavailableError at a rate limit,
 * PaymentRejectedError for a wrong key.
 */
export function createDodoHttp(options: DodoGatewayOptions) {
  async function attempt({ method, path, body }: DodoCall): Promise<DodoReply | null> {
    const request = new Request(HOSTS[options.environment] + path, {
      method,
      headers: { authorization: `Bearer ${options.apiKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
    })
    const response = await options.fetch(request).catch(() => null)
    const text = await response?.text().catch(() => null)
    if (!response || typeof text !== 'string') return null
    if (response.status === 429)
      throw new PaymentUnavailableError('DodoPayments limits the rate.', retryAfterMs(response.headers))
    const json = parseJson(text)
    if (response.status >= 500 || (response.ok && !isRecord(json))) return null
    if (response.status === 401 || response.status === 403)
      throw new PaymentRejectedError('unauthorized', 'DodoPayments does not know this API key.')
    return { status: response.status, body: isRecord(json) ? json : {}, sentAt: sentAt(response.headers) }
  }

  return {
    async send(call: DodoCall): Promise<DodoReply | null> {
      const reply = await attempt(call)
      return reply === null && call.method === 'GET' ? attempt(call) : reply
    },
  }
}

/** Dodo's word for what is wrong, in lower_snake_case. */
export function dodoErrorCode({ body, status }: DodoReply): string {
  return (textAt(body, 'code') ?? `http_${status}`).toLowerCase()
}

function sentAt(headers: Headers): number | null {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? null : at
}
