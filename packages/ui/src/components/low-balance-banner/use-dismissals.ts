import { useCreditsClient, useViewer } from '@creditkit/client/react'
import { useCallback, useSyncExternalStore } from 'react'
import { toShortLevel } from './dismissals.model'
import type { ShortLevel } from './low-balance-banner.model'

const listeners = new Set<() => void>()

/** Other banners on the page are told directly, those in other tabs by the browser. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** What was dismissed, as the client's storage remembers it. */
export interface Dismissals {
  /** Whether it is known by now; on a server, and until the account is known, it is not. */
  readonly isKnown: boolean
  readonly levelOf: (walletId: string) => ShortLevel | null
  /** Remembers or, with null, forgets. Calling twice is safe. */
  readonly remember: (walletId: string, level: ShortLevel | null) => void
}

/** The dismissals of the viewer, wallet by wallet. */
export function useDismissals(walletIds: readonly string[]): Dismissals {
  const { storage } = useCreditsClient()
  const viewer = useViewer().data
  const scope = viewer ? `${viewer.accountId}:${viewer.userId}` : null
  const keyOf = (walletId: string) => `creditkit:low-balance:${scope}:${walletId}`
  const read = () =>
    scope === null ? null : walletIds.map((id) => storage.getItem(keyOf(id)) ?? '').join(' ')
  const stored = useSyncExternalStore(subscribe, read, () => null)
  const levels = stored?.split(' ') ?? []
  return {
    isKnown: stored !== null,
    levelOf: (walletId) => toShortLevel(levels[walletIds.indexOf(walletId)] ?? null),
    remember: useCallback(
      (walletId, level) => {
        const key = `creditkit:low-balance:${scope}:${walletId}`
        if (level === null) storage.removeItem(key)
        else storage.setItem(key, level)
        for (const listener of listeners) listener()
      },
      [storage, scope],
    ),
  }
}
