import { type Adjustment, type Amount, absolute, add, isPositive, type UnitName } from '@creditkit/contract'
import { Button, Dialog, Notice } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'

/** What the confirmation takes. */
export interface AdjustConfirmProps {
  readonly adjustment: Adjustment
  readonly before: Amount
  readonly name: string
  readonly unit: UnitName
  readonly isSending: boolean
  /** The answer was lost: it may have happened, and the same button finishes it once. */
  readonly isUnknown: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks once more, in one sentence, before anything changes. */
export function AdjustConfirm(props: AdjustConfirmProps) {
  const { adjustment, before, name, unit, isSending, isUnknown, onConfirm, onCancel } = props
  const t = useMessages()
  const format = useFormat()
  const isAdding = isPositive(adjustment.amount)
  const credits = format.credits(absolute(adjustment.amount), unit)
  const params = {
    credits,
    name,
    before: format.quantity(before),
    after: format.quantity(add(before, adjustment.amount)),
  }
  return (
    <Dialog
      actions={
        <>
          <Button disabled={isSending} onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button loading={isSending} onClick={onConfirm} variant={isAdding ? 'primary' : 'danger'}>
            {isUnknown
              ? t('adminAdjust.check')
              : t(isAdding ? 'adminAdjust.submitAdd' : 'adminAdjust.submitRemove', { credits })}
          </Button>
        </>
      }
      busy={isSending}
      description={t(isAdding ? 'adminAdjust.confirmAdd' : 'adminAdjust.confirmRemove', params)}
      onOpenChange={(open) => (open ? undefined : onCancel())}
      open
      title={t('adminAdjust.confirmTitle')}
    >
      <div className="ck:flex ck:flex-col ck:gap-4">
        <p className="ck:block ck:break-words">
          {t('adminAdjust.confirmReason', { reason: adjustment.reason })}
        </p>
        {isUnknown ? (
          <Notice title={t('adminAdjust.unknownTitle')} tone="warning">
            <p className="ck:block">{t('adminAdjust.unknown')}</p>
          </Notice>
        ) : null}
      </div>
    </Dialog>
  )
}
