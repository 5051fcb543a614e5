import { usePurchaseFlow, useWallet } from '@creditkit/client/react'
import { Button, Dialog } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { PurchaseCredits, type PurchaseCreditsProps } from '../purchase-credits/index'

/** What buying in a dialog takes: what buying takes, and whether it is open. */
export interface PurchaseDialogProps extends PurchaseCreditsProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** While the server is asked for money or credits, the dialog stays. */
const BUSY: ReadonlySet<string> = new Set(['creating', 'capturing'])

/**
 * Buying credits over the page that somebody is on, so that what they were doing is still there afterwards. Closing it
 * loses nothing: an unfinished purchase is found again when it is opened, and a credited one is over.
 */
export function PurchaseDialog({ open, onOpenChange, ...purchase }: PurchaseDialogProps) {
  const t = useMessages()
  const { data: wallet } = useWallet(purchase.walletId)
  const { state, reset } = usePurchaseFlow({ walletId: wallet?.id ?? purchase.walletId, resume: false })
  const isDone = state.status === 'succeeded'

  function change(next: boolean) {
    if (!next && isDone) reset()
    onOpenChange(next)
  }

  return (
    <Dialog
      actions={
        isDone ? (
          <Button onClick={() => change(false)} slot="purchaseDialogDone" variant="primary">
            {t('purchaseDialog.done')}
          </Button>
        ) : undefined
      }
      busy={BUSY.has(state.status)}
      hideTitle
      loads
      keepOpen
      onOpenChange={change}
      open={open}
      size="xl"
      title={t('purchaseDialog.title')}
    >
      <PurchaseCredits {...purchase} />
    </Dialog>
  )
}
