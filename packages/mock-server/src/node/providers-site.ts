import type { Backend } from '../backend-interface'
import type { FakeProvider, ProviderFake } from '../payments/provider-fake'
import { findRoute } from '../payments/routes'

/** A provider as the dispatch needs it. */
export type SharedProvider = Pick<ProviderFake, 'provider' | 'origins' | 'routes'>

/** Below this path there is VirtFusion and nothing else; its endpoints are written without it. */
const VIRTFUSION_PATH = '/api/v1/'
/** By what credentials tell whose they are: Stripe's keys begin with their kind (`c2tf` is `sk_` in base64), PayPal's are Basic. */
const CREDENTIALS: readonly (readonly [RegExp, FakeProvider])[] = [
  [/^Bearer (sk|pk|rk)_/, 'stripe'],
  [/^Basic c2tf/, 'stripe'],
  [/^Basic /, 'paypal'],
]

/**
 * Answers for all providers at their own paths, on one port. `addressOf` is where a provider's fake is reached on the
 * backend's own port; links in an answer lead there.
 */
export function createProvidersSite(
  backend: Backend,
  addressOf: (provider: FakeProvider) => string,
): (request: Request) => Promise<Response> {
  const { paypal, stripe, dodo } = backend.providers
  const providers = [stripe, paypal, dodo]
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const provider = providerOf(request, providers)
    if (provider) return backend.fetch(new Request(`${addressOf(provider)}${pathname}${search}`, request))
    const names = [...providers.map((known) => known.provider), 'virtfusion'].join(', ')
    return Response.json({ message: `None of ${names} has ${request.method} ${pathname}.` }, { status: 404 })
  }
}

/**
 * Whom a request is meant for: the path decides; where several have it, or none, the host name that was asked for does,
 * then the credentials, then the order of the list. Null when nothing tells.
 */
export function providerOf(request: Request, providers: readonly SharedProvider[]): FakeProvider | null {
  const { pathname, hostname } = new URL(request.url)
  if (pathname.startsWith(VIRTFUSION_PATH)) return 'virtfusion'
  const serving = providers.filter(({ routes }) => findRoute(routes, request.method, pathname) !== null)
  const candidates = serving.length > 0 ? serving : providers
  const authorization = request.headers.get('authorization') ?? ''
  const named = candidates.find(({ origins }) =>
    origins.some((origin) => new URL(origin).hostname === hostname),
  )
  const known = CREDENTIALS.find(([pattern]) => pattern.test(authorization))?.[1]
  const credited = candidates.find(({ provider }) => provider === known)
  return (named ?? credited ?? serving[0])?.provider ?? null
}
