import { isRecord, type JsonRecord, parseJson, recordAt, textAt } from '../../../wire/json'

/** An error as Stripe.js puts it into a result: what the API said, or why it could not be asked. */
export type StripeError = JsonRecord & { readonly type: string; readonly message: string }

/** What the API answered, or the error. */
export type Answer =
  | { readonly body: JsonRecord; readonly error?: undefined }
  | { readonly body?: undefined; readonly error: StripeError }

/** Asks Stripe's API with the publishable key. It never rejects. */
export interface ApiClient {
  get(path: string, params?: object): Promise<Answer>
  post(path: string, params?: object): Promise<Answer>
}

const UNREACHABLE =
  'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.'

/** Makes a client of the API at an address. */
export function createApiClient(address: string, publishableKey: string): ApiClient {
  const key = ['key', publishableKey] as const
  return {
    get: (path, params = {}) => ask(`${address}${path}?${new URLSearchParams([...pairs(params), [...key]])}`),
    // A form is what Stripe takes, and spares the browser the preflight that a header would cost.
    post: (path, params = {}) =>
      ask(address + path, { method: 'POST', body: new URLSearchParams([...pairs(params), [...key]]) }),
  }
}

async function ask(url: string, init?: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, init)
    const body = parseJson(await response.text())
    if (!isRecord(body)) return { error: stripeError('api_error', 'An unexpected error has occurred.') }
    if (response.ok) return { body }
    const error = recordAt(body, 'error')
    const type = textAt(error, 'type') ?? 'api_error'
    const message = textAt(error, 'message') ?? 'An unexpected error has occurred.'
    return { error: { ...error, type, message } }
  } catch {
    return { error: stripeError('api_connection_error', UNREACHABLE) }
  }
}

/** An error that does not come from the API. */
export function stripeError(type: string, message: string, code?: string): StripeError {
  return { type, ...(code !== undefined && { code }), message }
}

/** Parameters as Stripe's form has them: what is nested stands in brackets, what is undefined or null is left out. */
export function pairs(params: object, prefix = ''): [string, string][] {
  return Object.entries(params).flatMap(([name, value]: [string, unknown]) => {
    const key = prefix === '' ? name : `${prefix}[${name}]`
    if (value === undefined || value === null) return []
    return typeof value === 'object' ? pairs(value, key) : [[key, String(value)]]
  })
}
