import { useId } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Card, CardBody, CardFooter, Root } from '../../parts/index'
import { useSlot } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { PrintButton, PurchaseReceiptView } from './purchase-receipt.view'
import { useReceiptPaper } from './use-receipt-paper'

/** What a receipt takes. */
export interface PurchaseReceiptProps {
  /** The purchase that it is the receipt of. */
  readonly purchaseId: string
  /** The look of this receipt, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of this receipt, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/** The receipt of a purchase, as the server has issued it, to read, to copy from and to print. */
export function PurchaseReceipt({ purchaseId, appearance, messages }: PurchaseReceiptProps) {
  return (
    <Root appearance={appearance} messages={messages}>
      <ReceiptCard key={purchaseId} purchaseId={purchaseId} />
    </Root>
  )
}

function ReceiptCard({ purchaseId }: { readonly purchaseId: string }) {
  const { model, isRefreshing, refresh, paper, print } = useReceiptPaper(purchaseId)
  const slot = useSlot()
  const titleId = useId()
  const hasPaper = model.status === 'ready' || model.status === 'loading'
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('purchaseReceipt', 'ck:block', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <CardBody>
          <PurchaseReceiptView
            ref={paper}
            isRefreshing={isRefreshing}
            model={model}
            onRefresh={refresh}
            titleId={titleId}
          />
        </CardBody>
        {hasPaper ? (
          <CardFooter>
            <PrintButton disabled={model.status !== 'ready'} onPrint={print} />
          </CardFooter>
        ) : null}
      </Card>
    </section>
  )
}
