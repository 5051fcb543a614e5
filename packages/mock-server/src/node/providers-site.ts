import type { FakeProvider, ProviderFake } from '../payments/provider-fake'
import { findRoute } from '../payments/routes'

/** A provider as its own port needs it. */
export type SharedProvider = Pick<ProviderFake, 'provider' | 'origins' | 'routes' | 'mount'>

/** By what a caller's credentials tell whose they are: keys of Stripe begin with their kind, PayPal's token call is Basic. */
const CREDENTIALS: readonly (readonly [RegExp, FakeProvider])[] = [
  [/^Bearer (sk|pk|rk)_/, 'stripe'],
  [/^Basic c2tf/, 'stripe'],
  [/^Basic /, 'paypal'],
]

/**
 * Answers for all providers at their own paths, on one port. The path decides; where two have the same, or none has it,
 * the host name that the caller asked for does, then the credentials, then the order in which they are given.
 */
export function createProvidersSite(
  providers: readonly SharedProvider[],
): (request: Request) => Promise<Response> {
  const mounted = providers.map((provider) => ({ provider, serve: provider.mount('') }))

  return async (request) => {
    const { pathname, hostname } = new URL(request.url)
    const serving = mounted.filter(({ provider }) => hasPath(provider, request.method, pathname))
    const meant = CREDENTIALS.find(([pattern]) => pattern.test(request.headers.get('authorization') ?? ''))
    const candidates = serving.length > 0 ? serving : mounted
    const chosen =
      candidates.find(({ provider }) =>
        provider.origins.some((origin) => new URL(origin).hostname === hostname),
      ) ??
      candidates.find(({ provider }) => provider.provider === meant?.[1]) ??
      serving[0]
    return (await chosen?.serve(request)) ?? nowhere(request.method, pathname, providers)
  }
}

function hasPath({ routes }: SharedProvider, method: string, path: string): boolean {
  return findRoute(routes, method, path) !== null
}

function nowhere(method: string, path: string, providers: readonly SharedProvider[]): Response {
  const names = providers.map(({ provider }) => provider).join(', ')
  return Response.json({ message: `None of ${names} has ${method} ${path}.` }, { status: 404 })
}
