import { AmountLines, Button, Dialog, Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { CancelDialogModel } from './cancel-dialog.model'

/** What the dialog of a cancellation takes. */
export interface CancelDialogProps {
  readonly model: CancelDialogModel
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Says what canceling means, and until when the plan runs, before anything changes. */
export function CancelDialog({ model, onConfirm, onClose }: CancelDialogProps) {
  const t = useMessages()
  const { isBusy, trouble, until } = model
  return (
    <Dialog
      actions={
        <>
          <Button disabled={isBusy} onClick={onClose}>
            {t('servicePlans.cancelPlan.keep')}
          </Button>
          {trouble?.kind === 'over' ? null : (
            <Button loading={isBusy} onClick={onConfirm} variant="danger">
              {t('servicePlans.cancelPlan.submit')}
            </Button>
          )}
        </>
      }
      busy={isBusy}
      description={t(until === null ? 'servicePlans.cancelPlan.now' : 'servicePlans.cancelPlan.later')}
      onOpenChange={(open) => (open ? undefined : onClose())}
      open={model.isOpen}
      title={t('servicePlans.cancelPlan.title', { plan: model.plan })}
    >
      <div className="ck:flex ck:flex-col ck:gap-4">
        <AmountLines
          lines={[
            ...(until === null ? [] : [{ term: t('servicePlans.cancelPlan.until'), value: until }]),
            { term: t('servicePlans.cancelPlan.charged'), value: t('servicePlans.cancelPlan.nothing') },
          ]}
        />
        {trouble ? (
          <Notice
            title={t('servicePlans.cancelPlan.failedTitle')}
            tone={trouble.kind === 'failed' ? 'danger' : 'warning'}
          >
            {trouble.kind === 'failed' ? t(trouble.message) : t(`servicePlans.cancelPlan.${trouble.kind}`)}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  )
}
