import { type OperationName, operations } from '@creditkit/contract'
import { HttpResponse, http, type RequestHandler } from 'msw'
import type { Backend } from '../backend-interface'

const METHODS = { GET: http.get, POST: http.post, PUT: http.put, PATCH: http.patch } as const

/**
 * MSW handlers for the whole backend: one for each operation (put your own in front to override it), the control
 * plane, and the payment providers, on their real host names as under `/__providers/`. `baseUrl` narrows the API to one
 * origin; by default any origin is answered.
 */
export function createHandlers(backend: Backend, baseUrl = '*'): RequestHandler[] {
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
    http.all(`${baseUrl}/__providers/*`, answer),
    ...backend.providers.origins.map((origin) => http.all(`${origin}/*`, answer)),
  ]
}
