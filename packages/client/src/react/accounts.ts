import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { CreditsClient } from '../http/credits-client'
import { type Account, createAccount } from '../query/account'
import { resourceKey, type Scope, scopeKey } from '../query/keys'

/** The accounts that a provider has shown; more than one only while one takes the other's place. */
export interface Accounts {
  /** The account of a scope, always the same for the same scope and generation. Making one has no effect outside. */
  readonly at: (scope: Scope, options: { readonly generation: number; readonly live: boolean }) => Account
  /** Drops every other account, or all of them, and what is loaded of them. Calling twice is safe. */
  readonly keepOnly: (account: Account | null) => void
  /**
   * Calls back when the server says that the requests of the account are answered for somebody else than before: the
   * session was changed behind the host's back, for example in another tab.
   */
  readonly onOtherViewer: (account: Account, listener: () => void) => () => void
}

/** Makes the accounts of a client and a cache. */
export function createAccounts(client: CreditsClient, queryClient: QueryClient): Accounts {
  const accounts = new Map<string, Account>()
  return {
    at: (scope, { generation, live }) => {
      const name = JSON.stringify([scopeKey(scope), generation])
      const account = accounts.get(name) ?? createAccount({ client, cache: queryClient, scope, live })
      accounts.set(name, account)
      return account
    },
    keepOnly: (kept) => {
      for (const [name, account] of accounts) {
        if (account === kept) continue
        accounts.delete(name)
        account.close()
        drop(queryClient, account.scope)
      }
    },
    onOtherViewer: (account, listener) => {
      const configHash = hashKey(resourceKey(account.scope, 'config'))
      let viewer: string | null = viewerOf(queryClient.getQueryData(resourceKey(account.scope, 'config')))
      return queryClient.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated' || query.queryHash !== configHash) return
        const seen = viewerOf(query.state.data)
        if (seen === null || seen === viewer) return
        if (viewer !== null) listener()
        viewer = seen
      })
    },
  }
}

/** Drops what is loaded of a scope; what is on screen under the same keys starts over. */
function drop(queryClient: QueryClient, scope: Scope): void {
  const queryKey = scopeKey(scope)
  queryClient.removeQueries({ queryKey, type: 'inactive' })
  void queryClient.resetQueries({ queryKey })
}

function viewerOf(config: unknown): string | null {
  if (typeof config !== 'object' || config === null || !('viewer' in config)) return null
  const { viewer } = config
  if (typeof viewer !== 'object' || viewer === null) return null
  return 'accountId' in viewer && 'userId' in viewer
    ? JSON.stringify([viewer.accountId, viewer.userId])
    : null
}
