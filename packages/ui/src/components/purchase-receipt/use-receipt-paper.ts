import { useReceipt } from '@creditkit/client/react'
import { type RefObject, useRef, useState } from 'react'
import { printAlone } from '../../parts/index'
import { useEmit, useFormat } from '../../provider/index'
import { type PurchaseReceiptModel, toPurchaseReceiptModel } from './purchase-receipt.model'

/** A receipt to draw, and what can be done with it. */
export interface ReceiptPaperHandle {
  readonly model: PurchaseReceiptModel
  readonly isRefreshing: boolean
  readonly refresh: () => Promise<void>
  /** Goes on what is printed. */
  readonly paper: RefObject<HTMLDivElement | null>
  readonly print: () => void
}

/** Reads a receipt, and prints its paper. */
export function useReceiptPaper(purchaseId: string): ReceiptPaperHandle {
  const handle = useReceipt(purchaseId)
  const format = useFormat()
  const emit = useEmit()
  const paper = useRef<HTMLDivElement>(null)
  const [isRefreshing, setRefreshing] = useState(false)

  return {
    model: toPurchaseReceiptModel(handle, format),
    isRefreshing,
    refresh: async () => {
      setRefreshing(true)
      await handle.refetch()
      setRefreshing(false)
    },
    paper,
    print: () => {
      if (!paper.current) return
      emit({ type: 'receipt.printed', purchaseId })
      printAlone(paper.current)
    },
  }
}
