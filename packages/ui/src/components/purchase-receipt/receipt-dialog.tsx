import type { MessageOverrides } from '../../i18n/index'
import { Dialog, Root } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { PrintButton, PurchaseReceiptView } from './purchase-receipt.view'
import { useReceiptPaper } from './use-receipt-paper'

/** What a receipt in a dialog takes. */
export interface ReceiptDialogProps {
  /** The purchase that it is the receipt of. */
  readonly purchaseId: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The look of this receipt, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of this receipt, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/** The receipt of a purchase over the page that somebody is on. It is asked for when the dialog opens. */
export function ReceiptDialog({ appearance, messages, ...rest }: ReceiptDialogProps) {
  return (
    <Root appearance={appearance} inline messages={messages}>
      {rest.open ? <OpenReceipt key={rest.purchaseId} {...rest} /> : null}
    </Root>
  )
}

function OpenReceipt({
  purchaseId,
  open,
  onOpenChange,
}: Pick<ReceiptDialogProps, 'purchaseId' | 'open' | 'onOpenChange'>) {
  const { model, isRefreshing, refresh, paper, print } = useReceiptPaper(purchaseId)
  const t = useMessages()
  const slot = useSlot()
  const hasPaper = model.status === 'ready' || model.status === 'loading'
  return (
    <Dialog
      actions={hasPaper ? <PrintButton disabled={model.status !== 'ready'} onPrint={print} /> : null}
      loads
      onOpenChange={onOpenChange}
      open={open}
      size="lg"
      title={t('purchaseReceipt.title')}
    >
      <div
        aria-busy={model.status === 'loading'}
        {...slot('purchaseReceipt', 'ck:block', { status: model.status })}
        data-state={model.status}
      >
        <PurchaseReceiptView
          ref={paper}
          isRefreshing={isRefreshing}
          isTitled
          model={model}
          onRefresh={refresh}
        />
      </div>
    </Dialog>
  )
}
