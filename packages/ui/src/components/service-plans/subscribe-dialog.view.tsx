import { type ReactNode, useRef } from 'react'
import { type AmountLine, AmountLines, Button, Checkbox, Dialog, Icon, LiveRegion } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { ConfirmNotice } from './confirm-notice.view'
import type { SubscribeDialogModel } from './subscribe-dialog.model'
import { SubscribeReceipt } from './subscribe-receipt.view'

type ModelOf<Status> = Extract<SubscribeDialogModel, { status: Status }>

/** What the dialog of a subscription takes. */
export interface SubscribeDialogProps {
  readonly model: SubscribeDialogModel
  readonly onRenewChange: (autoRenew: boolean) => void
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** Draws what is missing; what it opens gives the focus back to the button that confirms. */
  readonly shortfall: (focus: () => void) => ReactNode
}

/** Says what a plan costs now and later before anything is charged, and afterwards what was. */
export function SubscribeDialog(props: SubscribeDialogProps) {
  const { model, onConfirm, onClose } = props
  const t = useMessages()
  const main = useRef<HTMLButtonElement>(null)
  const isDone = model.status === 'done'
  const isBusy = model.status === 'confirm' && model.isBusy
  const canConfirm = model.status !== 'confirm' || model.canConfirm
  return (
    <Dialog
      actions={
        <>
          {isDone ? null : (
            <Button disabled={isBusy} onClick={onClose}>
              {t('common.cancel')}
            </Button>
          )}
          <Button
            ref={main}
            aria-disabled={!canConfirm || undefined}
            loading={isBusy}
            onClick={() => {
              if (isDone) onClose()
              else if (canConfirm) onConfirm()
            }}
            variant="primary"
          >
            <span className="ck:py-1.5 ck:whitespace-normal">{useMainLabel(model)}</span>
          </Button>
        </>
      }
      busy={isBusy}
      onOpenChange={(open) => (open ? undefined : onClose())}
      open={model.status !== 'closed'}
      size="md"
      title={useTitle(model)}
    >
      {model.status === 'confirm' ? (
        <Confirmation {...props} focusMain={() => main.current?.focus()} model={model} />
      ) : null}
      {model.status === 'done' ? <SubscribeReceipt model={model} /> : null}
      <LiveRegion>{useAnnouncement(model)}</LiveRegion>
    </Dialog>
  )
}

function useTitle(model: SubscribeDialogModel): string {
  const t = useMessages()
  if (model.status === 'closed') return ''
  const plan = model.plan.name
  return model.status === 'done'
    ? t('servicePlans.done.title', { plan })
    : t('servicePlans.confirm.title', { plan })
}

function useMainLabel(model: SubscribeDialogModel): string {
  const t = useMessages()
  if (model.status !== 'confirm') return t('servicePlans.done.close')
  return model.checks
    ? t('servicePlans.confirm.check')
    : t('servicePlans.confirm.submit', { price: model.price })
}

/** What is read out while the dialog is open: notices do so themselves. */
function useAnnouncement(model: SubscribeDialogModel): string {
  const t = useMessages()
  return model.status === 'done' ? t('servicePlans.done.title', { plan: model.plan.name }) : ''
}

interface ConfirmationProps extends SubscribeDialogProps {
  readonly model: ModelOf<'confirm'>
  readonly focusMain: () => void
}

function Confirmation({ model, onRenewChange, shortfall, focusMain }: ConfirmationProps) {
  const t = useMessages()
  const { price, balance, autoRenew, others } = model

  function balanceLines(): readonly AmountLine[] {
    if (balance === null) return []
    const before = t('servicePlans.confirm.before')
    if (balance === 'unknown') return [{ term: before, value: t('servicePlans.confirm.unknown') }]
    return [
      { term: before, value: balance.before },
      { term: t('servicePlans.confirm.after'), value: balance.after, isSum: true },
    ]
  }

  return (
    <div className="ck:flex ck:flex-col ck:gap-5">
      {model.notice ? <ConfirmNotice notice={model.notice} /> : null}
      {model.shortfall ? (
        <div className="ck:flex ck:flex-col ck:gap-3 ck:rounded-lg ck:border ck:border-border ck:bg-subtle ck:p-4">
          <div className="ck:flex ck:flex-col ck:gap-0.5">
            <p className="ck:font-semibold">{t('servicePlans.confirm.shortTitle')}</p>
            <p className="ck:text-sm ck:text-muted">{t('servicePlans.confirm.shortHint')}</p>
          </div>
          {shortfall(focusMain)}
        </div>
      ) : (
        <AmountLines lines={[{ term: t('servicePlans.confirm.now'), value: price }, ...balanceLines()]} />
      )}
      <Checkbox
        appearance="switch"
        checked={autoRenew}
        description={
          autoRenew ? t('servicePlans.confirm.renewOn', { price }) : t('servicePlans.confirm.renewOff')
        }
        disabled={!model.canChange}
        label={t('servicePlans.confirm.renew')}
        onCheckedChange={onRenewChange}
      />
      {others.map((plan) => (
        <p className="ck:flex ck:items-start ck:gap-2 ck:text-sm ck:text-muted" key={plan}>
          <Icon className="ck:mt-0.5 ck:size-4" name="info" />
          <span className="ck:min-w-0 ck:break-words">{t('servicePlans.confirm.other', { plan })}</span>
        </p>
      ))}
    </div>
  )
}
