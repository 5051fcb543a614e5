import { Button, Dialog, Notice } from '../../parts/index'
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
      description={
        until === null
          ? t('servicePlans.cancelPlan.now')
          : t('servicePlans.cancelPlan.until', { date: until })
      }
      onOpenChange={(open) => (open ? undefined : onClose())}
      open={model.isOpen}
      title={t('servicePlans.cancelPlan.title', { plan: model.plan })}
    >
      {trouble ? (
        <Notice
          title={t('servicePlans.cancelPlan.failedTitle')}
          tone={trouble.kind === 'failed' ? 'danger' : 'warning'}
        >
          {trouble.kind === 'failed' ? t(trouble.message) : t(`servicePlans.cancelPlan.${trouble.kind}`)}
        </Notice>
      ) : null}
    </Dialog>
  )
}
