import type { Subscription } from '@creditkit/contract'
import type { MessageOverrides } from '../../i18n/index'
import type { Appearance } from '../../theme/index'
import type { CreditNeed } from '../credit-gate/index'

/** What the plans take; everything may be left out. */
export interface ServicePlansProps {
  /** Only plans that this wallet pays for; all of them unless named. */
  readonly walletId?: string | undefined
  /** What limits are called, by their key in the plan: `{ zones: 'DNS zones' }`. A key without a name is made readable. */
  readonly limitLabels?: Readonly<Record<string, string>> | undefined
  /** Whether the renewal stands turned on when somebody subscribes; true unless named. The customer decides. */
  readonly defaultAutoRenew?: boolean | undefined
  /** Told once per subscription that has begun. */
  readonly onSubscribed?: ((subscription: Subscription) => void) | undefined
  /** Told once per subscription whose renewal was stopped. */
  readonly onCanceled?: ((subscription: Subscription) => void) | undefined
  /** Takes over when credits have to be bought; without it a dialog opens for that. */
  readonly onBuy?: ((need: CreditNeed) => void) | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}
