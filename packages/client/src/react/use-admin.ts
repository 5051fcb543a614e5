import type { AuditEntry, User, UserCredits } from '@creditkit/contract'
import { auditQuery, userCreditsQuery, usersQuery } from '../query/options'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { type ListHandle, useList } from './use-list'
import { useRead } from './use-read'

/**
 * Users by name, e-mail or identifier, all of them when `q` is empty. While the answer to a new `q` is on its way the
 * rows of the one before stay, with `isStale`; a late answer to an older `q` is dropped.
 */
export function useAdminUsers(q = ''): ListHandle<User> {
  return useList(usersQuery(useCreditsContext().account, q), { keepPrevious: true })
}

/** A user's balances and newest transactions; `data` is null while no user is chosen. */
export function useAdminUserCredits(userId: string | null): ReadHandle<UserCredits | null> {
  const handle = useRead(userCreditsQuery(useCreditsContext().account, userId ?? ''), userId !== null)
  return mapHandle<UserCredits | null>(handle, userId === null ? null : handle.data)
}

/** Who changed what, when and why, newest first; of one user or of all. */
export function useAudit({ userId }: { userId?: string | undefined } = {}): ListHandle<AuditEntry> {
  return useList(auditQuery(useCreditsContext().account, userId === undefined ? {} : { userId }))
}
