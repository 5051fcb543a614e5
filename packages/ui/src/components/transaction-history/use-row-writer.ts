import type { Transaction } from '@creditkit/contract'
import { useMemo } from 'react'
import { type HistoryRow, type HistoryRowOptions, toHistoryRow } from './history-row.model'

/** Writes transactions out when they are first drawn, each once: of a hundred thousand, only those that are looked at. */
export function useRowWriter({
  format,
  wallets,
  branding,
}: HistoryRowOptions): (transaction: Transaction) => HistoryRow {
  return useMemo(() => {
    const written = new WeakMap<Transaction, HistoryRow>()
    return (transaction) => {
      const known = written.get(transaction)
      if (known) return known
      const row = toHistoryRow(transaction, { format, wallets, branding })
      written.set(transaction, row)
      return row
    }
  }, [format, wallets, branding])
}
