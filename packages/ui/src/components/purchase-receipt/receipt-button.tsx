import { useCreditsClient } from '@creditkit/client/react'
import { useState } from 'react'
import { Button, Icon } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { ReceiptDialog } from './receipt-dialog'

/** What a button to a receipt takes. */
export interface ReceiptButtonProps {
  /** The purchase that it is the receipt of. */
  readonly purchaseId: string
  /** What it says; "View receipt" unless named. */
  readonly label?: string | undefined
  /** Beside a way on it is quiet and large, in the details of a row small. */
  readonly size?: 'sm' | 'md' | undefined
}

/** Leads from a purchase to its receipt. Nothing where the account's backend is known to have no receipts. */
export function ReceiptButton({ purchaseId, label, size = 'md' }: ReceiptButtonProps) {
  const client = useCreditsClient()
  const t = useMessages()
  const [open, setOpen] = useState(false)
  if (!client.supports('getReceipt')) return null
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        size={size}
        slot="purchaseReceiptOpen"
        variant={size === 'sm' ? 'secondary' : 'ghost'}
      >
        <Icon name="receipt" />
        {label ?? t('purchaseReceipt.open')}
      </Button>
      <ReceiptDialog onOpenChange={setOpen} open={open} purchaseId={purchaseId} />
    </>
  )
}
