import type { ConformanceRequest } from '../calls'

/** Turns a good backend into one that does something wrong. */
export type Spoil = (good: ConformanceRequest) => ConformanceRequest

/** How a field of an answer is changed: given its name and value, it answers with the value to send. */
type Change = (key: string, value: unknown) => unknown

/** A key that no request had before. */
export function freshKey(): string {
  return crypto.randomUUID()
}

/** The same request with another header, or without one. */
export function withHeader(init: RequestInit | undefined, name: string, value: string | null): RequestInit {
  const headers = new Headers(init?.headers)
  if (value === null) headers.delete(name)
  else headers.set(name, value)
  return { ...init, headers }
}

/** The same request under a key of its own, where it has one. */
export function withFreshKey(init: RequestInit | undefined): RequestInit | undefined {
  const hasKey = new Headers(init?.headers).has('idempotency-key')
  return hasKey ? withHeader(init, 'idempotency-key', freshKey()) : init
}

/** Whether a response is a problem. */
export function isProblem(response: Response): boolean {
  return response.headers.get('content-type') === 'application/problem+json'
}

/** A backend whose JSON answers, on paths that match, are changed field by field; a field that becomes undefined is left out. */
export function answering(
  path: RegExp,
  change: Change,
  isMeant = (response: Response) => response.ok,
): Spoil {
  return (good) => async (asked, init) => {
    const response = await good(asked, init)
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    if (!path.test(asked) || !isJson || !isMeant(response)) return response
    const body = JSON.stringify(JSON.parse(await response.text(), change))
    return new Response(body, response)
  }
}

/** A backend whose event stream is changed piece by piece. */
export function streaming(change: (text: string) => string): Spoil {
  return (good) => async (path, init) => {
    const response = await good(path, init)
    const isStream = response.headers.get('content-type')?.includes('event-stream') ?? false
    if (!isStream || !response.body) return response
    const changing = new TransformStream<string, string>({
      transform: (text, controller) => controller.enqueue(change(text)),
    })
    const body = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(changing)
    return new Response(body.pipeThrough(new TextEncoderStream()), response)
  }
}

/** A backend that is asked something else than what was asked. */
export function asking(
  change: (path: string, init: RequestInit | undefined) => readonly [string, RequestInit | undefined],
): Spoil {
  return (good) => (path, init) => good(...change(path, init))
}

/** A backend that works on another body, on paths that match. */
export function reading(path: RegExp, change: Change): Spoil {
  return asking((asked, init) =>
    path.test(asked) && typeof init?.body === 'string'
      ? [asked, { ...init, body: JSON.stringify(JSON.parse(init.body, change)) }]
      : [asked, init],
  )
}
