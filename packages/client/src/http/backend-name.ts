import type { CreditsClientOptions } from './credits-client'

/**
 * Names the backend that a client asks, so that two tabs can tell whether they ask the same one; null where only the
 * host knows, because its own code sends the requests.
 */
export function backendName({
  backend,
  baseUrl = '',
  dialect,
  ...host
}: CreditsClientOptions): string | null {
  if (backend !== undefined) return backend
  if (host.fetch || host.operations?.streamEvents) return null
  return JSON.stringify([baseUrl, dialect?.name ?? null])
}
