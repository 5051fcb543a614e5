import {
  type ClientOperationName,
  matchPath,
  operations,
  type ProblemCode,
  problemCatalogue,
} from '@creditkit/contract'

/** A request as a scripted fetch saw it. */
export interface SeenRequest {
  readonly operation: ClientOperationName
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
  readonly init: RequestInit
}

/** One scripted answer. */
export type Reply = (request: SeenRequest) => Response | Promise<Response>

/** A fetch that tests script: each operation answers its replies in turn, the last one again and again. */
export function scriptFetch() {
  const requests: SeenRequest[] = []
  const script = new Map<string, Reply[]>()
  return {
    requests,
    /** The requests of one operation, in order. */
    of: (operation: ClientOperationName) => requests.filter((request) => request.operation === operation),
    /** Says what an operation answers from now on. */
    on: (operation: ClientOperationName, ...replies: Reply[]) => void script.set(operation, replies),
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const method = init.method ?? 'GET'
      const operation = operationAt(method, new URL(url, 'http://page.test').pathname)
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
      const request = { operation, method, url, headers: new Headers(init.headers), body, init }
      requests.push(request)
      const replies = script.get(operation) ?? []
      const reply = replies.length > 1 ? replies.shift() : replies[0]
      if (!reply) throw new Error(`Nothing is scripted for ${operation}`)
      return reply(request)
    },
  }
}

function operationAt(method: string, pathname: string): ClientOperationName {
  for (const name of Object.keys(operations)) {
    if (!isClientOperation(name)) continue
    const operation = operations[name]
    for (let start = 0; start >= 0; start = pathname.indexOf('/', start + 1)) {
      if (operation.method === method && matchPath(operation.path, pathname.slice(start))) return name
    }
  }
  throw new Error(`No operation at ${method} ${pathname}`)
}

function isClientOperation(name: string): name is ClientOperationName {
  return name in operations && !name.startsWith('receive')
}

/** Answers with JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    })
}

/** Answers with a problem. */
export function problem(
  code: ProblemCode,
  extensions: object = {},
  headers: Record<string, string> = {},
): Reply {
  const { status, title } = problemCatalogue[code]
  const body = {
    type: `urn:creditkit:problem:${code}`,
    title,
    status,
    code,
    detail: 'Do otherwise.',
    requestId: 'req_1',
  }
  return json({ ...body, ...extensions }, status, { 'content-type': 'application/problem+json', ...headers })
}

/** Answers with a page instead of data. */
export function html(status = 200): Reply {
  return () =>
    new Response('<!doctype html><title>Sign in</title>', {
      status,
      headers: { 'content-type': 'text/html' },
    })
}

/** The connection breaks. */
export const broken: Reply = () => Promise.reject(new TypeError('fetch failed'))

/** Never answers, and heeds no signal, as a badly written custom fetch would not. */
export const silent: Reply = () => new Promise(() => {})
