import type { Purchase } from '@creditkit/contract'
import { Dialog } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { PurchaseCredits, type PurchaseCreditsProps } from '../purchase-credits/index'

/** What buying in a dialog takes: what buying takes, and whether it is open. */
export interface PurchaseDialogProps extends PurchaseCreditsProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** Buying credits over the page that somebody is on, so that what they were doing is still there afterwards. */
export function PurchaseDialog({ open, onOpenChange, onSuccess, ...purchase }: PurchaseDialogProps) {
  const t = useMessages()
  function succeed(bought: Purchase) {
    onSuccess?.(bought)
  }
  return (
    <Dialog onOpenChange={onOpenChange} open={open} size="lg" title={t('purchaseDialog.title')}>
      <PurchaseCredits {...purchase} onSuccess={succeed} />
    </Dialog>
  )
}
