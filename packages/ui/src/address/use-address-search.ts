import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** Values to write into the query of the page's address; null takes a parameter out. */
export type SearchChange = Readonly<Record<string, string | null>>

/** The query of the page's address, and the way to change it. */
export interface AddressSearch {
  /** Null where there is no page yet: on a server, and in the browser's first draw of what a server drew. */
  readonly search: URLSearchParams | null
  /** Changes parameters in place: no new entry in the history, every other parameter and the fragment as they are. */
  readonly change: (change: SearchChange) => void
}

const listeners = new Set<() => void>()

/** Follows Back, Forward and, where the browser tells, what a router writes. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  const navigation: unknown = Reflect.get(window, 'navigation')
  const entries = navigation instanceof EventTarget ? navigation : null
  entries?.addEventListener('currententrychange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
    entries?.removeEventListener('currententrychange', listener)
  }
}

/** Reads and writes the query of the page's address. Everything that uses it sees the same. */
export function useAddressSearch(): AddressSearch {
  const text = useSyncExternalStore(subscribe, currentSearch, nowhere)
  const search = useMemo(() => (text === null ? null : new URLSearchParams(text)), [text])
  return { search, change: useCallback(changeSearch, []) }
}

function currentSearch(): string | null {
  return window.location.search
}

function nowhere(): string | null {
  return null
}

function changeSearch(change: SearchChange): void {
  const url = new URL(window.location.href)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  if (url.href === window.location.href) return
  window.history.replaceState(window.history.state, '', url)
  for (const listener of listeners) listener()
}
