import { toProblem } from '@creditkit/contract'
import { CreditsError } from '../http/problem'

/**
 * What every reading hook answers with.
 *
 * `data` is undefined while nothing was loaded, and null where it was loaded and there is none; a list without rows is
 * the empty list. Once loaded it stays: when a later request fails, `error` says why, `isStale` is true, and `updatedAt`
 * is the time the data was last heard of. `isPending` is true while there is neither data nor an error.
 */
export interface ReadHandle<Data> {
  readonly data: Data | undefined
  /** Why the last request failed; null when it did not. It stays while the request is repeated. */
  readonly error: CreditsError | null
  readonly isPending: boolean
  /** Whether a request for it is on its way, the first or a later one. */
  readonly isFetching: boolean
  /** Whether the data may be outdated: the last request failed, or the data still belongs to an earlier question. */
  readonly isStale: boolean
  /** When the data was last heard of, ISO 8601 in UTC by this browser's clock; null while there is none. */
  readonly updatedAt: string | null
  /** Asks again, and never rejects. Calling twice is one request. */
  readonly refetch: () => Promise<void>
}

/** A handle whose data is made of another's; error and times stay. */
export function mapHandle<To>(
  handle: Omit<ReadHandle<unknown>, 'data'>,
  data: To | undefined,
): ReadHandle<To> {
  const { error, isPending, isFetching, isStale, updatedAt, refetch } = handle
  return { data, error, isPending: isPending && data === undefined, isFetching, isStale, updatedAt, refetch }
}

/** The error of every read while nobody is signed in: what the API would answer, without asking it. */
export const SIGNED_OUT = new CreditsError({
  code: 'unauthenticated',
  operation: 'getConfig',
  message: 'Nobody is signed in.',
  problem: toProblem('unauthenticated', 'Sign in, and pass the session to the provider.', '', {}),
})

/** A moment of the clock in milliseconds as ISO 8601; null for the 0 that TanStack uses for "never". */
export function toInstant(ms: number): string | null {
  return ms === 0 ? null : new Date(ms).toISOString()
}
