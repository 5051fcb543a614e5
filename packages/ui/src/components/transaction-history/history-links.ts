import type { Transaction } from '@creditkit/contract'
import { useMemo, useRef } from 'react'
import type { HistoryRow } from './history-row.model'

/** How the details of a row reach other rows. Always the same object, so that no row is drawn again for it. */
export interface HistoryLinks {
  /** Writes a transaction out that may not be among the rows. */
  readonly toRow: (transaction: Transaction) => HistoryRow
  /** The row with that id; null while it is not loaded. */
  readonly find: (id: string) => HistoryRow | null
  /** The row that takes back the one with that id; null while it is not loaded. */
  readonly findReversal: (id: string) => HistoryRow | null
  /** Opens a loaded row and leads the focus to it; others it leaves alone. */
  readonly show: (id: string) => void
}

/** What links look into: the rows as they are at the time. */
export interface HistoryLinkSource {
  readonly transactions: readonly Transaction[]
  readonly toRow: (transaction: Transaction) => HistoryRow
  readonly show: (row: number) => void
}

/** Makes the links among rows. */
export function useHistoryLinks(source: HistoryLinkSource): HistoryLinks {
  const latest = useRef(source)
  latest.current = source
  return useMemo(() => {
    const findWhere = (isWanted: (transaction: Transaction) => boolean) => {
      const { transactions, toRow } = latest.current
      const found = transactions.find(isWanted)
      return found ? toRow(found) : null
    }
    return {
      toRow: (transaction) => latest.current.toRow(transaction),
      find: (id) => findWhere((transaction) => transaction.id === id),
      findReversal: (id) => findWhere((transaction) => transaction.reverses === id),
      show: (id) => {
        const row = latest.current.transactions.findIndex((transaction) => transaction.id === id)
        if (row !== -1) latest.current.show(row)
      },
    }
  }, [])
}
