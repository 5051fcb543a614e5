import { matchPath } from '@creditkit/contract'

/** The endpoint (`GET /v1/charges/:id`) that a method and a path fit, with the path's parameters; null when there is none. The first that fits wins. */
export function findRoute<Route extends string>(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | null {
  for (const route of routes) {
    const [routeMethod, pattern = ''] = route.split(' ')
    const params = routeMethod === method ? matchPath(pattern, path) : null
    if (params) return { route, params }
  }
  return null
}
