import { useCreditsClient } from '@creditkit/client/react'
import { useState } from 'react'
import { Button, Icon } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { ReceiptDialog } from './receipt-dialog'

/** What a button to a receipt takes. */
export interface ReceiptButtonProps {
  /** The purchase that it is the receipt of. */
  readonly purchaseId: string
}

/** Leads from a paid purchase to its receipt. Nothing where the account's backend is known to have no receipts. */
export function ReceiptButton({ purchaseId }: ReceiptButtonProps) {
  const client = useCreditsClient()
  const t = useMessages()
  const [open, setOpen] = useState(false)
  if (!client.supports('getReceipt')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)} slot="purchaseReceiptOpen" variant="ghost">
        <Icon name="receipt" />
        {t('purchaseReceipt.open')}
      </Button>
      <ReceiptDialog onOpenChange={setOpen} open={open} purchaseId={purchaseId} />
    </>
  )
}
