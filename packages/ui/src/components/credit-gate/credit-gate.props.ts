import type { ActionState, Perform } from '@creditkit/client'
import type { UseCreditActionOptions } from '@creditkit/client/react'
import type { Amount } from '@creditkit/contract'
import type { KeyboardEvent, ReactNode, RefCallback } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import type { Press } from '../../parts/index'
import type { Appearance } from '../../theme/index'
import type { CostIs, CreditGateModel } from './credit-gate.model'
import type { CreditNeed } from './credit-shortfall.model'

/** What a host's own button is drawn from. */
export interface CreditGateControl {
  readonly status: CreditGateModel['status']
  /** What a run costs, written out ("3 Credits", "up to 3 Credits"); null while it is not known, which is not free. */
  readonly cost: string | null
  /** Spread it on the button. It is never `disabled`, so that it keeps the focus; while it does nothing it is `aria-disabled`. */
  readonly buttonProps: {
    readonly ref: RefCallback<HTMLElement>
    /** Starts a run. Of a double click only the first press does, where it is told which one it is. */
    readonly onClick: (event?: Press) => void
    /** Lets a key that is held start one run, not one after the other. */
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly 'aria-disabled': boolean
    readonly 'aria-busy': boolean
    readonly 'aria-describedby': string
  }
}

/** What the gate takes. Of an action's name, wallet, description and duration see `useCreditAction`. */
export interface CreditGateProps<Result>
  extends Pick<
    UseCreditActionOptions<Result, void>,
    'tool' | 'complexity' | 'walletId' | 'description' | 'expiresInSeconds' | 'name'
  > {
  /** What the button does: "Generate image". */
  readonly label: string
  /** What is said while it runs: "Generating…"; a general text unless named. */
  readonly runningLabel?: string | undefined
  /**
   * The work that costs credits. It runs once they are set aside; what it rejects with costs nothing. Answer with
   * `{ result, used }` where it has not used all of them.
   */
  readonly perform: Perform<Result, void>
  /** Told once per run that has its result; `state` says what became of the credits. */
  readonly onDone?: ((result: Result, state: ActionState<Result>) => void) | undefined
  /** Say `upTo` where `perform` may use less than is set aside; `exact` unless named. */
  readonly costIs?: CostIs | undefined
  /** Asks before it spends more than this many credits; a price in other credits is always asked about. Never unless named. */
  readonly confirmAbove?: Amount | undefined
  /** What to tell the customer about what `perform` has thrown; a general text without it, or where it answers with nothing. */
  readonly errorMessage?: ((error: unknown) => string | null | undefined) | undefined
  /** Takes over when credits have to be bought; without it the gate opens a dialog for that. */
  readonly onBuy?: ((need: CreditNeed) => void) | undefined
  /** Whether the balance stands under the button; true unless named. */
  readonly showBalance?: boolean | undefined
  /** Draws a button of the host's own; the kit's unless given. */
  readonly children?: ((gate: CreditGateControl) => ReactNode) | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}
