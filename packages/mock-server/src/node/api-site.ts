import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Backend } from '../backend-interface'
import { catalogue } from '../service/tables'
import type { Store } from '../store/index'
import { openapiText, packageVersion } from './package-files'

/** Answers everything on the server's own port: the backend, and beside it its health and its description. */
export function createApiSite(
  backend: Backend,
  store: Store,
  latencyMs: number,
): (request: Request) => Promise<Response> {
  const startedAt = performance.now()
  const version = packageVersion()
  const openapi = openapiText()

  async function health(): Promise<Response> {
    return Response.json({
      status: 'ok',
      version,
      scenario: await scenarioIn(store),
      now: new Date(backend.clock.now()).toISOString(),
      uptimeSeconds: Math.floor((performance.now() - startedAt) / 1000),
    })
  }

  return async (request) => {
    const { pathname } = new URL(request.url)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (isRead && pathname === '/health') return health()
    if (isRead && pathname === '/openapi.json')
      return new Response(openapi, { headers: { 'content-type': 'application/json' } })
    if (latencyMs === 0 || !pathname.startsWith('/api/')) return backend.fetch(request)
    const [answered] = await Promise.allSettled([backend.fetch(request), pause(latencyMs)])
    if (answered.status === 'rejected') throw answered.reason
    return answered.value
  }
}

/** The scenario of the world in a store. */
export async function scenarioIn(store: Store): Promise<string> {
  return (await store.read((reader) => reader.get(catalogue, 'catalogue')))?.scenario ?? 'none'
}
