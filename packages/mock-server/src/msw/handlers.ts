import { type OperationName, operations } from '@creditkit/contract'
import { HttpResponse, http, type RequestHandler } from 'msw'
import type { MockBackend } from '../mock-backend'

const PROVIDER_HOSTS = [
  'https://api-m.paypal.com',
  'https://api-m.sandbox.paypal.com',
  'https://www.paypal.com',
  'https://www.sandbox.paypal.com',
]

const METHODS = { GET: http.get, POST: http.post, PUT: http.put, PATCH: http.patch } as const

/**
 * MSW handlers for the whole backend: one for each operation (put your own in front to override it), the control
 * plane, and the payment providers on their real host names. `baseUrl` narrows them to one API origin; by default any
 * origin is answered.
 */
export function createHandlers(backend: MockBackend, baseUrl = '*'): RequestHandler[] {
  const answer = async ({ request }: { request: Request }) => {
    try {
      return await backend.fetch(request)
    } catch {
      // A broken connection is what a rejected fetch is on the other side of the network.
      return HttpResponse.error()
    }
  }
  const names = Object.keys(operations).filter((name): name is OperationName => name in operations)
  return [
    ...names.map((name) => METHODS[operations[name].method](`${baseUrl}${operations[name].path}`, answer)),
    http.all(`${baseUrl}/__mock/*`, answer),
    ...PROVIDER_HOSTS.map((host) => http.all(`${host}/*`, answer)),
  ]
}
