import { forwardRef } from 'react'
import { Button, Icon, LoadFailure, Notice, VisuallyHidden } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { PurchaseReceiptModel } from './purchase-receipt.model'
import { ReceiptPaper } from './receipt-paper.view'

/** What the drawing of a receipt takes. */
export interface PurchaseReceiptViewProps {
  readonly model: PurchaseReceiptModel
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** Whether what is around it says on the screen that it is a receipt. */
  readonly isTitled?: boolean | undefined
  readonly titleId?: string | undefined
}

/** A receipt in any of its states. The reference is to the paper, where there is one. */
export const PurchaseReceiptView = /* @__PURE__ */ forwardRef<HTMLDivElement, PurchaseReceiptViewProps>(
  function PurchaseReceiptView({ model, isRefreshing, onRefresh, isTitled, titleId }, paper) {
    const t = useMessages()
    if (model.status === 'loading') {
      return (
        <>
          <ReceiptPaper isTitled={isTitled} receipt={null} titleId={titleId} />
          <VisuallyHidden>{t('purchaseReceipt.loading')}</VisuallyHidden>
        </>
      )
    }
    if (model.status === 'ready') {
      const { receipt, staleSince } = model
      return (
        <div className="ck:flex ck:flex-col ck:gap-5">
          {staleSince ? (
            <Notice
              actions={<Retry isRefreshing={isRefreshing} label={t('common.retry')} onRefresh={onRefresh} />}
              icon="clock"
              tone="neutral"
            >
              {t('purchaseReceipt.stale', { time: staleSince })}
            </Notice>
          ) : null}
          {receipt.standing === 'disputed' ? (
            <Notice announce="none" tone="warning">
              {t('purchaseReceipt.disputedHint')}
            </Notice>
          ) : null}
          <ReceiptPaper ref={paper} isTitled={isTitled} receipt={receipt} titleId={titleId} />
        </div>
      )
    }
    return (
      <>
        {isTitled ? null : (
          <h2 className="ck:sr-only" id={titleId}>
            {t('purchaseReceipt.title')}
          </h2>
        )}
        <NoReceipt isRefreshing={isRefreshing} model={model} onRefresh={onRefresh} />
      </>
    )
  },
)

interface NoReceiptProps {
  readonly model: Exclude<PurchaseReceiptModel, { status: 'loading' | 'ready' }>
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
}

function NoReceipt({ model, isRefreshing, onRefresh }: NoReceiptProps) {
  const t = useMessages()
  if (model.status === 'error') {
    return (
      <LoadFailure
        failure={model}
        retry={<Retry isRefreshing={isRefreshing} label={t('common.retry')} onRefresh={onRefresh} />}
        title={t('purchaseReceipt.errorTitle')}
      />
    )
  }
  const isWaiting = model.status === 'waiting'
  return (
    <Notice
      actions={
        isWaiting ? (
          <Retry isRefreshing={isRefreshing} label={t('purchaseReceipt.check')} onRefresh={onRefresh} />
        ) : null
      }
      icon={isWaiting ? 'clock' : 'receipt'}
      title={t(`purchaseReceipt.${model.status}Title`)}
      tone={isWaiting ? 'info' : 'neutral'}
    >
      {t(`purchaseReceipt.${model.status}Hint`)}
    </Notice>
  )
}

function Retry({
  isRefreshing,
  label,
  onRefresh,
}: {
  readonly isRefreshing: boolean
  readonly label: string
  readonly onRefresh: () => void
}) {
  return (
    <Button loading={isRefreshing} onClick={onRefresh} size="sm">
      {label}
    </Button>
  )
}

/** Prints the paper alone. Disabled while there is none. */
export function PrintButton({
  onPrint,
  disabled,
}: {
  readonly onPrint: () => void
  readonly disabled: boolean
}) {
  const t = useMessages()
  return (
    <Button disabled={disabled} onClick={onPrint} slot="purchaseReceiptPrint">
      <Icon name="printer" />
      {t('purchaseReceipt.print')}
    </Button>
  )
}
