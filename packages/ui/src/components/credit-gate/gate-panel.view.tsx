import type { Translator } from '../../i18n/index'
import { Button, FailureReference, Icon, Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { CreditGateViewProps } from './credit-gate-view.props'
import { FocusHeir } from './focus-heir'
import { useGateTrouble } from './use-gate-texts'

const panel = 'ck:mt-1 ck:max-w-[460px]'

/** What stands in the way, or is still open, with the way on; nothing while all is well. It is announced beside it. */
export function GatePanel(props: CreditGateViewProps) {
  const { model, actions, countdown, button } = props
  const t = useMessages()
  const trouble = useGateTrouble(model)

  if (model.status === 'blocked') {
    return (
      <FocusHeir className={panel} to={button}>
        <div className="ck:flex ck:flex-col ck:gap-4 ck:rounded-lg ck:border ck:border-border ck:bg-subtle ck:p-4 ck:@sm:p-5">
          <div className="ck:flex ck:items-center ck:justify-between ck:gap-3">
            <p className="ck:font-semibold">{t('creditGate.blocked.title')}</p>
            <Button onClick={actions.onCancel} size="sm" variant="ghost">
              {t('creditGate.blocked.dismiss')}
            </Button>
          </div>
          {props.shortfall}
          <p className="ck:flex ck:items-start ck:gap-2 ck:text-sm ck:text-muted">
            <Icon className="ck:mt-0.5 ck:size-4" name={model.resumes ? 'refresh' : 'info'} />
            <span className="ck:min-w-0">
              {t(model.resumes ? 'creditGate.blocked.resumes' : 'creditGate.blocked.waits')}
            </span>
          </p>
        </div>
      </FocusHeir>
    )
  }
  if (model.status === 'limited') {
    return (
      <div className={panel}>
        <Notice announce="none" icon="clock" title={t('creditGate.limited.title')} tone="warning">
          <p className="ck:block ck:tabular-nums">
            {countdown.isOver
              ? t('creditGate.limited.over')
              : countdown.time === null
                ? t('creditGate.limited.soon')
                : t('creditGate.limited.wait', { time: countdown.time })}
          </p>
        </Notice>
      </div>
    )
  }
  if (!trouble) return null
  return (
    <FocusHeir className={panel} to={button}>
      <Notice actions={troubleActions(props, t)} announce="none" title={trouble.title} tone={toneOf(model)}>
        {trouble.lines.map((line) => (
          <p className="ck:block ck:break-words" key={line}>
            {line}
          </p>
        ))}
        <FailureReference {...trouble} />
      </Notice>
    </FocusHeir>
  )
}

/** The way on, where it is not the gate's own button. */
function troubleActions({ model, actions, isReloading }: CreditGateViewProps, t: Translator) {
  if (model.status === 'error' && model.canRetry) {
    return (
      <Button loading={isReloading} onClick={actions.onReload} size="sm">
        {t('common.retry')}
      </Button>
    )
  }
  if (model.status === 'unsettled' && model.credits !== 'kept') {
    return (
      <Button onClick={actions.onCheck} size="sm">
        {t('creditGate.unsettled.check')}
      </Button>
    )
  }
  return undefined
}

function toneOf({ status, ...model }: CreditGateViewProps['model']) {
  if (status === 'settling') return 'info'
  if (status === 'unsettled') return 'credits' in model && model.credits === 'kept' ? 'success' : 'info'
  if (status === 'failed') return 'reason' in model && model.reason === 'price' ? 'warning' : 'danger'
  return 'danger'
}
