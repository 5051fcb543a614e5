import type { Receipt } from '@creditkit/contract'
import { receiptQuery } from '../query/options'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { useRead } from './use-read'

/** The receipt of a credited purchase, asked for again when something is refunded; `invalid_state` until it is credited. */
export function useReceipt(purchaseId: string): ReadHandle<Receipt> {
  const handle = useRead(receiptQuery(useCreditsContext().account, purchaseId))
  return mapHandle(handle, handle.data)
}
