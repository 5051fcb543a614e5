import type { CreditsError } from '../http/problem'
import { configQuery } from '../query/options'
import { useCreditsContext } from './context'
import { useRead } from './use-read'

/** Whose account it is. */
export interface AccountIdHandle {
  /** As the host says, else as the server does; undefined until it is known. */
  readonly accountId: string | undefined
  /** Why it is not known: nobody is signed in, or the server did not say. Null while it is known or on its way. */
  readonly error: CreditsError | null
  /** Asks the server again, where the host does not say. Calling twice is one request. */
  readonly refetch: () => Promise<void>
}

/** Finds out whose account it is; the server is asked only where the host does not say. */
export function useAccountId(): AccountIdHandle {
  const { account, presence } = useCreditsContext()
  const { data, error, refetch } = useRead(configQuery(account), presence === 'ambient')
  if (presence === 'known') return { accountId: account.scope.accountId, error: null, refetch }
  const accountId = data?.viewer.accountId
  return { accountId, error: accountId === undefined ? error : null, refetch }
}
