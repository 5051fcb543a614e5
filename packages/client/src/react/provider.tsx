import type { QueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { CreditsClient } from '../http/credits-client'
import { AMBIENT_ACCOUNT } from '../query/keys'
import type { InitialData } from '../query/prefetched'
import { createAccounts } from './accounts'
import { CreditsContext, type Presence, type Session } from './context'
import { cacheIsMounted, keepCache, privateCache } from './provider-cache'
import { createGate } from './provider-gate'
import { useInitialData } from './provider-initial-data'
import { mayAsk } from './use-read'

interface Common {
  /** Made once, outside of rendering: another client is another backend, and drops what is loaded. */
  readonly client: CreditsClient
  /** A query client of the host to share a cache with; a private one when absent. TanStack's own context is not touched. */
  readonly queryClient?: QueryClient | undefined
  /** Whether to follow live events, true when absent. Without them, data is refreshed after mutations and on focus. */
  readonly live?: boolean | undefined
  /**
   * What `prefetchCredits` loaded on the server for this account and user, through the page as JSON: shown from the first
   * draw on, on the server and in the browser, and asked for again when it is outdated. It is ignored when it is stamped
   * for anybody else, of another format, or not as the contract has it. With `session` left out, the viewer of its
   * configuration has to be who it is stamped for. Pass the server's render and the browser's the same.
   */
  readonly initialData?: InitialData | null | undefined
  readonly children?: ReactNode
}

interface WithSession extends Common {
  /**
   * Who is signed in: a session, null for nobody, undefined while still finding out (nothing is asked until then, and
   * what is loaded waits). The prop being there counts: left out altogether, the account is whoever the client's
   * requests are authenticated as.
   *
   * Tabs of a browser in which the same account and user are signed in share one live connection. Left out, this tab has
   * one of its own: whose session another tab has is then not known, and it may be somebody else's.
   */
  readonly session: Session | null | undefined
}

interface WithoutSession extends Common {
  readonly session?: never
}

/** What the provider takes. */
export type CreditsClientProviderProps = WithSession | WithoutSession

const AMBIENT: Session = { accountId: AMBIENT_ACCOUNT }
const NOBODY: Session = { accountId: '@nobody' }

/**
 * Gives every hook below it one client, one cache and one live connection per account. Another account, user or client
 * leaves nothing of the one before. Safe to nest and to mount twice.
 */
export function CreditsClientProvider(props: CreditsClientProviderProps) {
  const { client, queryClient: hosts, live = true, initialData, children } = props
  const session = 'session' in props ? props.session : AMBIENT
  const presence = presenceOf(session)
  const { accountId, userId } = session ?? NOBODY

  const [own] = useState(() => privateCache(client))
  const queryClient = hosts ?? own
  const accounts = useMemo(() => createAccounts(client, queryClient), [client, queryClient])
  const [generation, setGeneration] = useState(0)
  const account = accounts.at({ accountId, ...(userId !== undefined && { userId }) }, { generation, live })

  const isDrawn = useInitialData(queryClient, account, mayAsk(presence) ? initialData : null)
  const [gate] = useState(createGate)

  useEffect(() => cacheIsMounted(client, own), [client, own])

  useEffect(() => {
    queryClient.mount()
    return () => queryClient.unmount()
  }, [queryClient])

  useEffect(() => {
    if (presence !== 'unknown') gate.open()
  }, [gate, presence])

  const before = useRef(accounts)
  useEffect(() => {
    if (before.current !== accounts) before.current.keepOnly(null)
    before.current = accounts
    if (presence !== 'unknown') accounts.keepOnly(account)
  }, [accounts, account, presence])

  useEffect(() => {
    if (!mayAsk(presence)) return
    const stopWatching = accounts.onOtherViewer(account, () => setGeneration((count) => count + 1))
    const stopListening = live ? account.listen() : undefined
    const leave = account.join()
    return () => {
      leave()
      stopWatching()
      stopListening?.()
    }
  }, [accounts, account, presence, live])

  const value = useMemo(
    () => ({
      account,
      presence,
      queryClient,
      live,
      untilKnown: gate.wait,
      onSuspend: () => keepCache(client, own),
      isDrawn,
    }),
    [account, presence, queryClient, live, gate, client, own, isDrawn],
  )
  return <CreditsContext.Provider value={value}>{children}</CreditsContext.Provider>
}

function presenceOf(session: Session | null | undefined): Presence {
  if (session === AMBIENT) return 'ambient'
  if (session === null) return 'none'
  return session === undefined ? 'unknown' : 'known'
}
