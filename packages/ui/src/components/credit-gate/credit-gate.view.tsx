import { useId } from 'react'
import { Button, isFirstPress, keepFirstStroke, LiveRegion, type Press } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { CreditGateViewProps } from './credit-gate-view.props'
import { FocusHeir } from './focus-heir'
import { GateButton } from './gate-button.view'
import { GateNote } from './gate-note.view'
import { GatePanel } from './gate-panel.view'
import { useGateAnnouncement } from './use-gate-announcement'
import { useCostText } from './use-gate-texts'

const BUSY: ReadonlySet<string> = new Set(['holding', 'running', 'capturing', 'releasing'])
const CLOSED: ReadonlySet<string> = new Set(['loading', 'signed_out', 'forbidden', 'error'])

/** Draws the button with its price, what it comes to, and what stands in the way. */
export function CreditGateView(props: CreditGateViewProps) {
  const { model, actions, countdown, label, children, buttonRef, button } = props
  const t = useMessages()
  const slot = useSlot()
  const noteId = useId()
  const cost = useCostText('price' in model ? model.price : null)
  const isBusy = BUSY.has(model.status)
  const isDisabled = CLOSED.has(model.status) || (model.status === 'limited' && !countdown.isOver)
  const control = { status: model.status, cost, isBusy, isDisabled, noteId }
  function onClick(press?: Press) {
    // Quick work is done, and the button ready again, before the second press of a double click: nobody pays for that.
    if (press && !isFirstPress(press)) return
    if (!isBusy && !isDisabled) actions.onStart()
  }
  const canStop = model.status === 'holding' || model.status === 'running'

  return (
    <div
      aria-busy={model.status === 'loading'}
      {...slot('creditGate', 'ck:@container ck:flex ck:flex-col ck:gap-2', { status: model.status })}
      data-state={model.status}
    >
      <div className="ck:flex ck:flex-wrap ck:items-center ck:gap-2">
        {children ? (
          children({
            status: model.status,
            cost,
            buttonProps: {
              ref: buttonRef,
              onClick,
              onKeyDown: keepFirstStroke,
              'aria-disabled': isBusy || isDisabled,
              'aria-busy': isBusy,
              'aria-describedby': noteId,
            },
          })
        ) : (
          <GateButton {...control} buttonRef={buttonRef} label={label} onClick={onClick} />
        )}
        {canStop ? (
          <FocusHeir className="ck:flex" to={button}>
            <Button onClick={actions.onCancel} slot="creditGateStop">
              {t('creditGate.stop')}
            </Button>
          </FocusHeir>
        ) : null}
      </div>
      <GateNote id={noteId} model={model} runningLabel={props.runningLabel} showBalance={props.showBalance} />
      <GatePanel {...props} />
      <LiveRegion>{useGateAnnouncement(model, props.runningLabel, countdown)}</LiveRegion>
    </div>
  )
}
