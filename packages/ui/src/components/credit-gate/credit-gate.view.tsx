import { type ReactNode, type RefCallback, type RefObject, useId } from 'react'
import { Button, LiveRegion } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { CreditGateModel } from './credit-gate.model'
import type { CreditGateProps } from './credit-gate.props'
import { FocusHeir } from './focus-heir'
import { GateButton } from './gate-button.view'
import { GateNote } from './gate-note.view'
import { GatePanel } from './gate-panel.view'
import type { Countdown } from './use-countdown'
import { useGateAnnouncement } from './use-gate-announcement'
import { useCostText } from './use-gate-texts'

/** What can be done at a gate. */
export interface GateActions {
  readonly onStart: () => void
  /** Gives up what runs or waits. */
  readonly onCancel: () => void
  /** Asks again for the price. */
  readonly onReload: () => void
  /** Asks again what became of the credits. */
  readonly onCheck: () => void
}

/** What the gate is drawn from. */
export interface CreditGateViewProps
  extends Pick<CreditGateProps<never>, 'label' | 'runningLabel' | 'children'> {
  readonly model: CreditGateModel
  readonly actions: GateActions
  readonly countdown: Countdown
  readonly showBalance: boolean
  readonly isReloading: boolean
  /** Goes on the button, whoever draws it. */
  readonly buttonRef: RefCallback<HTMLElement>
  /** The same button, for the focus to come back to. */
  readonly button: RefObject<HTMLElement | null>
  /** What is missing and what to buy; null while nothing is. */
  readonly shortfall: ReactNode
}

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
  const onClick = () => (isBusy || isDisabled ? undefined : actions.onStart())
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
