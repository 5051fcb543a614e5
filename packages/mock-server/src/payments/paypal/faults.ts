import type { JsonRecord } from '../../wire/json'
import { type PaypalErrorName, paypalErrors } from './issues'
import { PaypalRefusal } from './refusal'
import { isPaypalRoute, type PaypalRoute } from './routes'

/**
 * A fault to inject into the fake. `before` fails without doing the work, `after` does the work and then loses or
 * replaces the answer; without either the call is only slow. Without a `status` the connection breaks, as a fetch
 * that rejects. `times` counts down; absent means until `reset`.
 */
export interface PaypalFault {
  /** The endpoint, written as in PayPal's reference (`POST /v2/checkout/orders/:id/capture`), or `*` for all. */
  readonly match: PaypalRoute | '*'
  readonly when?: 'before' | 'after'
  readonly status?: number
  /** What is answered instead: JSON, or a text that is sent as an HTML page. PayPal's own error body when absent. */
  readonly body?: JsonRecord | string
  readonly headers?: Readonly<Record<string, string>>
  /** How long the call takes at least, in milliseconds of the real clock. */
  readonly delayMs?: number
  readonly times?: number
}

/** The faults that a test has switched on. */
export interface PaypalFaults {
  add(fault: PaypalFault): void
  reset(): void
  /** The fault that hits this call, counted down; of several, the one added last. */
  take(route: PaypalRoute): PaypalFault | undefined
}

/** No faults yet. `add` throws RangeError for an endpoint the fake does not have. */
export function createFaults(): PaypalFaults {
  let active: { readonly fault: PaypalFault; left: number }[] = []
  return {
    add(fault) {
      if (fault.match !== '*' && !isPaypalRoute(fault.match))
        throw new RangeError(`No such endpoint: ${fault.match}`)
      active.unshift({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    reset() {
      active = []
    },
    take(route) {
      const found = active.find(
        ({ fault, left }) => left > 0 && (fault.match === route || fault.match === '*'),
      )
      if (!found) return undefined
      found.left -= 1
      return found.fault
    },
  }
}

/** The answer that a fault puts in place of the real one. Throws TypeError, as fetch does, when the connection breaks. */
export function faultResponse(fault: PaypalFault, debugId: string): Response {
  if (fault.status === undefined) throw new TypeError('fetch failed')
  const headers = { 'paypal-debug-id': debugId, ...fault.headers }
  if (typeof fault.body === 'string') {
    return new Response(fault.body, {
      status: fault.status,
      headers: { 'content-type': 'text/html', ...headers },
    })
  }
  const error = Object.keys(paypalErrors).find((name): name is PaypalErrorName =>
    isErrorOf(name, fault.status),
  )
  const body = fault.body ?? (error ? new PaypalRefusal(error, []).toJson(debugId) : {})
  return Response.json(body, { status: fault.status, headers })
}

function isErrorOf(name: string, status: number | undefined): name is PaypalErrorName {
  return Object.entries(paypalErrors).some(([key, error]) => key === name && error.status === status)
}

/** Waits that long, or until the caller gives up: then it throws the signal's reason. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', giveUp, { once: true })
  })
}
