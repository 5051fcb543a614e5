import type { ReactNode, RefCallback, RefObject } from 'react'
import type { CreditGateModel } from './credit-gate.model'
import type { CreditGateProps } from './credit-gate.props'
import type { Countdown } from './use-countdown'

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
