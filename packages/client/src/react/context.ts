import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Account } from '../query/account'

/** Who is signed in, as the host knows it. Identity is the account and the user, never the token. */
export interface Session {
  readonly accountId: string
  /** Tells users of one account apart; leave it out where an account has one user. */
  readonly userId?: string | undefined
}

/**
 * Whether there is somebody to ask for: `known` and `ambient` ask (ambient: whoever the client's requests are
 * authenticated as), `unknown` waits for the host to find out, `none` asks nothing because nobody is signed in.
 */
export type Presence = 'known' | 'ambient' | 'unknown' | 'none'

/** What the provider hands to the hooks. */
export interface CreditsContextValue {
  readonly account: Account
  readonly presence: Presence
  readonly queryClient: QueryClient
  readonly live: boolean
  /** Ends when the presence is no longer `unknown`; throws on a server, where it would never end. */
  readonly untilKnown: () => Promise<void>
  /** Told before a component suspends for an answer. */
  readonly onSuspend: () => void
  /** Whether the provider was drawn once. Until then what is outdated is not asked for again: it looks as the server drew it. */
  readonly isDrawn: () => boolean
}

/** Our own context: TanStack's default one stays the host's. */
export const CreditsContext = createContext<CreditsContextValue | null>(null)

/** What the nearest provider hands down; throws outside of one. */
export function useCreditsContext(): CreditsContextValue {
  const value = useContext(CreditsContext)
  if (!value) throw new Error('CreditKit hooks need a <CreditsClientProvider> above them.')
  return value
}
