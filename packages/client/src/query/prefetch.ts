import type { CreditsClient } from '../http/credits-client'
import { AMBIENT_ACCOUNT, type CreditsKey, type Scope } from './keys'
import { balancesQuery, configQuery, type Source } from './options'
import { FORMAT, type InitialData, type InitialPart, toPart, viewerIn } from './prefetched'

/** A query whose answer, or first page, is loaded ahead: any of this entry's query options. */
export interface PrefetchableQuery {
  readonly queryKey: CreditsKey
  readonly queryFn: (asked: { readonly signal: AbortSignal; readonly pageParam: null }) => Promise<unknown>
}

/** What is loaded ahead, and for whom. */
export interface PrefetchOptions {
  /**
   * Who is signed in: what the provider in the browser is told too. Null is nobody, for whom nothing is asked. Left out,
   * as at the provider, the account is that of the configuration's viewer.
   */
  readonly session?: Scope | null | undefined
  /** What is loaded besides the configuration and the balances: `(source) => [transactionsQuery(source)]`. */
  readonly queries?: ((source: Source) => readonly PrefetchableQuery[]) | undefined
  /** Ends the wait: what has not come by then is left to the browser. `AbortSignal.timeout(500)` keeps a page fast. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Loads on a server what the first view of a page shows, all at once, for the provider's `initialData`. What fails is
 * absent, and the browser asks for it; it never rejects for that. Null when it is nobody's: `session` is null, or it was
 * left out and the configuration could not be loaded.
 *
 * The client has to ask as the visitor: make one for each request, whose `getHeaders` passes the visitor's cookie or
 * token on. The data is the visitor's own, so the page that carries it is not for a shared cache. Written into HTML by
 * hand, it is JSON in which every `<` is escaped, or a name of somebody's choosing ends the script:
 * `JSON.stringify(data).replaceAll('<', '\\u003c')`.
 */
export async function prefetchCredits(
  client: CreditsClient,
  { session, queries, signal }: PrefetchOptions = {},
): Promise<InitialData | null> {
  if (session === null) return null
  const source = { client, scope: session ?? { accountId: AMBIENT_ACCOUNT } }
  const askedAt = new Date().toISOString()
  const load = async ({ queryKey, queryFn }: PrefetchableQuery): Promise<readonly InitialPart[]> => {
    try {
      const asked = { signal: signal ?? new AbortController().signal, pageParam: null }
      return toPart(queryKey, await queryFn(asked))
    } catch {
      return []
    }
  }
  const wanted = [configQuery(source), balancesQuery(source), ...(queries?.(source) ?? [])]
  const parts = (await Promise.all(wanted.map(load))).flat()
  const owner = session ?? viewerIn(parts)
  return owner && { format: FORMAT, accountId: owner.accountId, userId: owner.userId ?? null, askedAt, parts }
}
