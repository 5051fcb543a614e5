/**
 * A service worker that mocks requests sees no navigations, so a provider's hosted page cannot be an address of its own.
 * It is an address of the app with this parameter, whatever the app's router makes of it.
 */
const PARAMETER = 'creditkit-page'

/** The address of the app at which a provider's hosted page is shown; `path` is the fake's (`/stripe/checkout/cs_1`). */
export function hostedPageUrl(
  { origin, pathname }: Pick<Location, 'origin' | 'pathname'>,
  path: string,
): string {
  const url = new URL(pathname, origin)
  url.searchParams.set(PARAMETER, path)
  return url.href
}

/** Where the backend serves the hosted page that an address asks for; null when it asks for none. */
export function hostedPageAt({ search }: Pick<Location, 'search'>): string | null {
  const path = new URLSearchParams(search).get(PARAMETER)
  return path === null ? null : `/__providers${path}`
}
