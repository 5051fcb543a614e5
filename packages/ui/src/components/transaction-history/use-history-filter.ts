import { useEffect, useRef, useState } from 'react'
import { type HistoryFilter, NO_FILTER } from './history-filter.model'
import { readFilter, writeFilter } from './history-url.model'
import type { TransactionHistoryProps } from './transaction-history.props'

const PREFIX = 'tx-'
/** Browsers refuse to be told a new address with every letter. */
const WRITTEN_AFTER_MS = 300

/** The filters: those of the host where it keeps them, else our own; in the address of the page too, where that is wished. */
export function useHistoryFilter({
  filter: controlled,
  onFilterChange,
  syncFilterToUrl = false,
}: Pick<TransactionHistoryProps, 'filter' | 'onFilterChange' | 'syncFilterToUrl'>): [
  filter: HistoryFilter,
  change: (filter: HistoryFilter) => void,
] {
  const [own, setOwn] = useState(NO_FILTER)
  const filter = controlled ? { ...NO_FILTER, ...controlled } : own
  const change = (next: HistoryFilter) => {
    setOwn(next)
    onFilterChange?.(next)
  }
  const prefix =
    typeof syncFilterToUrl === 'object' ? syncFilterToUrl.prefix : syncFilterToUrl ? PREFIX : null
  useAddress(filter, change, prefix)
  return [filter, change]
}

/**
 * Reads the address once the browser has taken over from the server, and when somebody goes back; writes it when the filters
 * change. A router's own state of the entry is kept.
 */
function useAddress(filter: HistoryFilter, change: (filter: HistoryFilter) => void, prefix: string | null) {
  const latest = useRef({ filter, change })
  latest.current = { filter, change }
  const isRead = useRef(false)
  const text = JSON.stringify(filter)

  useEffect(() => {
    if (prefix === null) return
    const read = () => {
      const found = readFilter(window.location.search, prefix)
      if (JSON.stringify(found) !== JSON.stringify(latest.current.filter)) latest.current.change(found)
    }
    // An address without filters does not undo those that the host begins with.
    if (writeFilter(window.location.search, prefix, NO_FILTER) !== window.location.search) read()
    isRead.current = true
    window.addEventListener('popstate', read)
    return () => window.removeEventListener('popstate', read)
  }, [prefix])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is compared by its content.
  useEffect(() => {
    if (prefix === null || !isRead.current) return
    const timer = setTimeout(() => {
      const { pathname, search, hash } = window.location
      const query = writeFilter(search, prefix, latest.current.filter)
      if (query === search) return
      try {
        window.history.replaceState(window.history.state, '', `${pathname}${query}${hash}`)
      } catch {
        // A sandboxed page may not name its address; the filters work without.
      }
    }, WRITTEN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text, prefix])
}
