import { useCreditsClient } from '@creditkit/client/react'
import { useState } from 'react'
import { Button, type ButtonProps, Icon } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { ReceiptDialog } from './receipt-dialog'

/** What a button to a receipt takes. */
export interface ReceiptButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  /** The purchase that it is the receipt of. */
  readonly purchaseId: string
  /** What it says; "View receipt" unless named. */
  readonly label?: string | undefined
}

/** Leads from a purchase to its receipt. Not for an account whose backend is known to have none: see `useHasReceipts`. */
export function ReceiptButton({ purchaseId, label, size, variant }: ReceiptButtonProps) {
  const t = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)} size={size} slot="purchaseReceiptOpen" variant={variant}>
        <Icon name="receipt" />
        {label ?? t('purchaseReceipt.open')}
      </Button>
      <ReceiptDialog onOpenChange={setOpen} open={open} purchaseId={purchaseId} />
    </>
  )
}

/** Whether purchases have receipts, as far as it is known without asking. */
export function useHasReceipts(): boolean {
  return useCreditsClient().supports('getReceipt')
}
