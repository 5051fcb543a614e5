import type { Purchase, Transaction } from '@creditkit/contract'
import { useCallback, useState } from 'react'
import { type AskedPage, type Belongs, belongsTo } from '../query/history'
import type { TransactionFilter } from '../query/keys'
import { purchaseQuery, purchasesQuery, transactionsQuery } from '../query/options'
import { createRowReader } from '../query/row-reader'
import { useCreditsContext } from './context'
import { newerRow } from './newer-row'
import { mapHandle, type ReadHandle } from './read-handle'
import { type ListHandle, usePages, useRows } from './use-list'
import { useNews, useRead } from './use-read'

/**
 * The history, newest first; new rows arrive live, each row once. A search (`q`) is the server's: it is asked again
 * when something happens, and never shows rows that the server did not find.
 */
export function useTransactions(filter: TransactionFilter = {}): ListHandle<Transaction> {
  const pages = usePages(transactionsQuery(useCreditsContext().account, filter))
  const { transactions } = useNews()
  const [read] = useState(createRowReader<Transaction>)
  const hash = JSON.stringify(filter)
  return useRows(
    pages,
    // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is compared by its content.
    useCallback(
      (loaded: readonly AskedPage<Transaction>[]) => read(loaded, transactions.values(), belongsTo(filter)),
      [read, transactions, hash],
    ),
  )
}

/** Purchases, newest first; new ones and changes arrive live. */
export function usePurchases(): ListHandle<Purchase> {
  const pages = usePages(purchasesQuery(useCreditsContext().account))
  const { purchases } = useNews()
  const [read] = useState(createRowReader<Purchase>)
  return useRows(
    pages,
    useCallback(
      (loaded: readonly AskedPage<Purchase>[]) => read(loaded, purchases.values(), everyPurchase),
      [read, purchases],
    ),
  )
}

/** A purchase as it stands now, kept current by live events. */
export function usePurchase(purchaseId: string): ReadHandle<Purchase> {
  const handle = useRead(purchaseQuery(useCreditsContext().account, purchaseId))
  return mapHandle(handle, newerRow(handle, useNews().purchases.get(purchaseId)))
}

const everyPurchase: Belongs<Purchase> = () => true
