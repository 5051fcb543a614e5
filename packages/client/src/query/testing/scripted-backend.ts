import {
  type CreditsEvent,
  matchPath,
  type Operation,
  operations,
  type ProblemCode,
  type ProblemExtensions,
  toProblem,
} from '@creditkit/contract'
import type { CallName } from '../../http/call'

/** A request as a script sees it. `count` says how many of its operation came so far, this one included. */
export interface ScriptedRequest {
  readonly operation: CallName | 'streamEvents'
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly headers: Headers
  readonly signal: AbortSignal | null
  readonly count: number
}

/** What a script answers: JSON, or a whole response. To reject is to be unreachable. */
export type Script = (request: ScriptedRequest) => unknown

/** A backend that answers what the test says, and remembers what it was asked. */
export interface ScriptedBackend {
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>
  readonly on: (operation: CallName, script: Script) => void
  readonly requests: ScriptedRequest[]
  readonly count: (operation: CallName | 'streamEvents') => number
  /** Sends events to every open stream. */
  readonly send: (...events: readonly Pick<CreditsEvent, 'type' | 'data'>[]) => void
  readonly openStreams: () => number
  /** Ends every open stream, as a proxy that is restarted does. */
  readonly interrupt: () => void
}

/** Makes a backend; an operation without a script answers `not_found`. */
export function createScriptedBackend(scripts: Partial<Record<CallName, Script>> = {}): ScriptedBackend {
  const byName = new Map<string, Script>(Object.entries(scripts))
  const requests: ScriptedRequest[] = []
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  let sent = 0
  const count = (operation: string) => requests.filter((request) => request.operation === operation).length

  const openStream = (signal: AbortSignal | null) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        streams.add(controller)
        controller.enqueue(new TextEncoder().encode(': open\n\n'))
        signal?.addEventListener('abort', () => {
          streams.delete(controller)
          controller.error(signal.reason)
        })
      },
      cancel: () => streams.clear(),
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  return {
    requests,
    count,
    on: (operation, script) => byName.set(operation, script),
    openStreams: () => streams.size,
    interrupt: () => {
      for (const stream of streams) stream.close()
      streams.clear()
    },
    send: (...events) => {
      for (const event of events) {
        sent += 1
        const data = JSON.stringify({ ...event, id: String(sent), occurredAt: new Date(0).toISOString() })
        const bytes = new TextEncoder().encode(`id: ${sent}\nevent: ${event.type}\ndata: ${data}\n\n`)
        for (const stream of streams) stream.enqueue(bytes)
      }
    },
    fetch: async (input, init) => {
      const url = new URL(input, 'https://api.example.com')
      const found = findOperation(init.method ?? 'GET', url.pathname)
      if (!found) return new Response(null, { status: 404 })
      const request: ScriptedRequest = {
        ...found,
        query: Object.fromEntries(url.searchParams),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
        headers: new Headers(init.headers),
        signal: init.signal ?? null,
        count: count(found.operation) + 1,
      }
      requests.push(request)
      if (found.operation === 'streamEvents') return openStream(request.signal)
      const script = byName.get(found.operation)
      const answer = script ? await script(request) : problem('not_found', {})
      return answer instanceof Response ? answer : Response.json(answer, { status: found.status })
    },
  }
}

/** The answer of a problem. */
export function problem<Code extends ProblemCode>(code: Code, extensions: ProblemExtensions<Code>): Response {
  const body = toProblem(code, 'As the test says.', 'request-1', extensions)
  return Response.json(body, {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

/** A promise that a test settles when it wants to. */
export function deferred<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

function findOperation(method: string, pathname: string) {
  for (const [name, row] of Object.entries<Operation>(operations)) {
    const params = row.method === method ? matchPath(row.path, pathname) : null
    if (params && isName(name)) return { operation: name, params, status: row.status }
  }
  return undefined
}

function isName(name: string): name is CallName | 'streamEvents' {
  return Object.hasOwn(operations, name)
}
