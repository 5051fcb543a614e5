import {
  type Amount,
  absolute,
  type Balance,
  type Config,
  isNegative,
  type ServicePlan,
  subtract,
} from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { commonErrors, type ErrorMessages, type PlainMessageKey } from '../../i18n/index'
import { planUnit } from './plan-card.model'
import { isOpenEnded, type SubscribeNotice, type SubscribeState } from './subscribe.machine'
import { type PlanShortfall, toPlanShortfall } from './subscribe-shortfall.model'

/** What the confirmation has to say above its buttons. */
export type ConfirmNotice =
  | { readonly kind: 'price'; readonly before: string; readonly after: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly requestId: string | null }
  | { readonly kind: 'failed'; readonly message: PlainMessageKey; readonly requestId: string | null }

/** Everything that the dialog of a subscription can be. */
export type SubscribeDialogModel =
  | { readonly status: 'closed' }
  | {
      readonly status: 'confirm'
      readonly plan: ServicePlan
      readonly price: string
      readonly autoRenew: boolean
      /** What it comes to; `unknown` is not zero, and null where the shortfall or a lost answer says more. */
      readonly balance: { readonly before: string; readonly after: string } | 'unknown' | null
      /** The credits that are missing; null while they are enough, as far as is known. */
      readonly shortfall: PlanShortfall | null
      readonly notice: ConfirmNotice | null
      /** Other plans of the customer that go on beside it. */
      readonly others: readonly string[]
      readonly isBusy: boolean
      readonly canConfirm: boolean
      readonly canChange: boolean
      /** Whether confirming finds out what became of a lost answer. */
      readonly checks: boolean
    }
  | {
      readonly status: 'done'
      readonly plan: ServicePlan
      readonly charged: string
      /** Null where the server does not tell it. */
      readonly balance: string | null
      readonly next: { readonly kind: 'renews' | 'ends'; readonly date: string } | null
    }

/** What the model is made of. */
export interface SubscribeDialogInput {
  readonly state: SubscribeState
  readonly balance: Balance | undefined
  readonly config: Config | undefined
  readonly others: readonly string[]
  readonly format: Formatter
}

const errorTexts: ErrorMessages = {
  ...commonErrors,
  already_subscribed: 'servicePlans.failed.alreadySubscribed',
}

/** Says what there is to draw. Pure: the same input gives an equal model. */
export function toSubscribeDialogModel(input: SubscribeDialogInput): SubscribeDialogModel {
  const { state, config, format } = input
  if (state.status === 'closed' || !config) return { status: 'closed' }
  const { plan } = state
  const unit = planUnit(config, plan.walletId)
  const credits = (value: Amount) => format.credits(value, unit)

  if (state.status === 'done') {
    const { subscription, transaction, balance } = state.result
    const { renewsAt, autoRenew } = subscription
    return {
      status: 'done',
      plan,
      charged: credits(absolute(transaction.amount)),
      balance: balance.status === 'ok' ? credits(balance.available) : null,
      next: renewsAt === null ? null : { kind: autoRenew ? 'renews' : 'ends', date: format.date(renewsAt) },
    }
  }

  const notice = state.status === 'asking' ? state.notice : null
  const isBusy = state.status !== 'asking'
  const checks = isOpenEnded(notice)
  const shown = notice && toNotice(notice, plan, credits)
  const shortfall = checks ? null : toPlanShortfall(plan, input.balance, notice)
  return {
    status: 'confirm',
    plan,
    price: credits(plan.price),
    autoRenew: state.autoRenew,
    balance: checks ? null : toBalance(plan, input.balance, credits),
    shortfall,
    notice: shown,
    others: input.others,
    isBusy,
    canConfirm: shortfall === null && shown?.kind !== 'gone',
    canChange: !isBusy && !checks,
    checks,
  }
}

function toBalance(plan: ServicePlan, balance: Balance | undefined, credits: (value: Amount) => string) {
  if (balance?.status !== 'ok' || balance.available.asset !== plan.price.asset) return 'unknown'
  const after = subtract(balance.available, plan.price)
  return isNegative(after) ? null : { before: credits(balance.available), after: credits(after) }
}

function toNotice(
  notice: SubscribeNotice,
  plan: ServicePlan,
  credits: (value: Amount) => string,
): ConfirmNotice | null {
  if (notice.kind === 'gone') return notice
  if (notice.kind === 'price')
    return { kind: 'price', before: credits(notice.before), after: credits(plan.price) }
  const requestId = notice.error.requestId ?? null
  if (!notice.isOutcomeKnown) return { kind: 'unknown', requestId }
  // The shortfall says it, and more.
  if (notice.error.code === 'insufficient_credits') return null
  if (notice.error.code === 'plan_unavailable') return { kind: 'gone' }
  return { kind: 'failed', message: errorTexts[notice.error.code], requestId }
}
