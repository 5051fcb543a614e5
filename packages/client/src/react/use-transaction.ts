import type { Transaction } from '@creditkit/contract'
import { transactionQuery } from '../query/options'
import { useCreditsContext } from './context'
import { newerRow } from './newer-row'
import { mapHandle, type ReadHandle } from './read-handle'
import { useNews, useRead } from './use-read'

/** A transaction as it stands now, kept current by live events. */
export function useTransaction(transactionId: string): ReadHandle<Transaction> {
  const handle = useRead(transactionQuery(useCreditsContext().account, transactionId))
  return mapHandle(handle, newerRow(handle, useNews().transactions.get(transactionId)))
}
