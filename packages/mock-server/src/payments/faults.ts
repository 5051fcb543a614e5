import type { JsonRecord } from '../wire/json'

/**
 * A fault to inject into a provider's fake. `before` fails without doing the work, `after` does the work and then loses
 * or replaces the answer; without either the call is only slow. Without a `status` the connection breaks, as a fetch
 * that rejects. `times` counts down; absent means until `reset`.
 */
export interface ProviderFault {
  /** The endpoint as the provider's reference writes it (`POST /v2/checkout/orders/:id/capture`, or with `{id}`), or `*` for all. */
  readonly match: string
  readonly when?: 'before' | 'after'
  readonly status?: number
  /** What is answered instead: JSON, or a text that is sent as an HTML page. The provider's own error body when absent. */
  readonly body?: JsonRecord | string
  readonly headers?: Readonly<Record<string, string>>
  /** How long the call takes at least, in milliseconds of the real clock. */
  readonly delayMs?: number
  readonly times?: number
}

/** The faults that a test has switched on. */
export interface ProviderFaults {
  add(fault: ProviderFault): void
  reset(): void
  /** The fault that hits a call of this endpoint now, counted down; of several, the one added last. */
  take(route: string): ProviderFault | undefined
}

/** No faults yet, for a fake with these endpoints. `add` throws RangeError for any other. */
export function createFaults(routes: readonly string[]): ProviderFaults {
  let active: { readonly route: string; readonly fault: ProviderFault; left: number }[] = []
  return {
    add(fault) {
      const route = fault.match === '*' ? '*' : routeNamed(routes, fault.match)
      if (route === undefined) throw new RangeError(`No such endpoint: ${fault.match}`)
      active.unshift({ route, fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    reset() {
      active = []
    },
    take(route) {
      const found = active.find((entry) => entry.left > 0 && (entry.route === route || entry.route === '*'))
      if (!found) return undefined
      found.left -= 1
      return found.fault
    },
  }
}

/** The endpoint that a text means, whatever its parameters are called; undefined when there is none. */
export function routeNamed(routes: readonly string[], text: string): string | undefined {
  const meant = withoutNames(text)
  return routes.find((route) => withoutNames(route) === meant)
}

/**
 * Carries a call out under a fault, if there is one. `errorBody` is what the provider itself answers with a status;
 * `headers` go on every answer that the fault makes up.
 */
export async function underFault(
  fault: ProviderFault | undefined,
  signal: AbortSignal,
  made: { errorBody(status: number): JsonRecord; readonly headers: Readonly<Record<string, string>> },
  work: () => Promise<Response>,
): Promise<Response> {
  if (fault?.delayMs !== undefined && fault.when !== 'after') await wait(fault.delayMs, signal)
  if (fault?.when === 'before') return faultAnswer(fault, made)
  const response = await work()
  if (fault?.when !== 'after') return response
  if (fault.delayMs !== undefined) await wait(fault.delayMs, signal)
  // An answer that is only late is still the answer.
  const isOnlyLate = fault.delayMs !== undefined && fault.status === undefined && fault.body === undefined
  return isOnlyLate ? response : faultAnswer(fault, made)
}

function faultAnswer(
  fault: ProviderFault,
  made: { errorBody(status: number): JsonRecord; readonly headers: Readonly<Record<string, string>> },
): Response {
  if (fault.status === undefined) throw new TypeError('fetch failed')
  const headers = { ...made.headers, ...fault.headers }
  if (typeof fault.body === 'string')
    return new Response(fault.body, {
      status: fault.status,
      headers: { 'content-type': 'text/html', ...headers },
    })
  return Response.json(fault.body ?? made.errorBody(fault.status), { status: fault.status, headers })
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

function withoutNames(route: string): string {
  return route.replace(/\{[^/]+\}|:[A-Za-z_]+/g, ':')
}
