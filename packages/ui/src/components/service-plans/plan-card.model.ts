import {
  type Balance,
  type Config,
  creditsToMoney,
  type ServicePlan,
  type Subscription,
  type UnitName,
} from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import type { CreditNeed } from '../credit-gate/index'
import { limitLabel } from './limit-label'
import { type Sellers, shortfallOf, toNeed } from './plan-need.model'

/** Whether a plan is the customer's, and how it goes on. Dates are written out. */
export type PlanState =
  | { readonly kind: 'offered' }
  /** Nobody knows whether the customer has it. */
  | { readonly kind: 'unknown' }
  /** `missing` is what the balance lacks for it as far as is known, else null. */
  | { readonly kind: 'renews'; readonly date: string; readonly missing: string | null }
  | { readonly kind: 'ends' | 'canceled'; readonly date: string }
  | { readonly kind: 'past_due'; readonly date: string; readonly missing: string | null }
  /** It runs, and the server does not say until when. */
  | { readonly kind: 'running' }

/** A plan as a card shows it. */
export interface PlanCard {
  readonly plan: ServicePlan
  readonly price: { readonly text: string; readonly quantity: string; readonly unit: string }
  /** What that is in money; null where the wallet has no rate. */
  readonly money: string | null
  readonly limits: readonly { readonly key: string; readonly label: string; readonly value: string }[]
  readonly state: PlanState
  /** The subscription that can be canceled; null where there is none, and where nothing would change. */
  readonly cancels: Subscription | null
  /** What is missing for a renewal, where credits of this wallet are sold; null elsewhere. */
  readonly need: CreditNeed | null
}

/** What a card is made with. */
export interface PlanCardInput extends Sellers {
  readonly plan: ServicePlan
  /** The running one; null when there is none, undefined when that is not known. */
  readonly subscription: Subscription | null | undefined
  readonly balance: Balance | undefined
  readonly limitLabels: Readonly<Record<string, string>>
  readonly format: Formatter
}

/** What the credits of a plan are called. */
export function planUnit({ branding, wallets }: Config, walletId: string): UnitName {
  const wallet = wallets.find(({ id }) => id === walletId)
  return wallet ? walletUnit(branding, wallet) : branding.name
}

/** Makes a card of a plan. Pure. */
export function toPlanCard(input: PlanCardInput): PlanCard {
  const { plan, subscription, config, limitLabels, format } = input
  const { price, walletId } = plan
  const unit = planUnit(config, walletId)
  const wallet = config.wallets.find(({ id }) => id === walletId)
  const shortfall = shortfallOf(plan, input.balance)
  const awaitsCredits = subscription?.autoRenew === true || subscription?.status === 'past_due'
  return {
    plan,
    price: {
      text: format.credits(price, unit),
      quantity: format.quantity(price),
      unit: format.unit(price, unit),
    },
    money:
      wallet && wallet.rate.credits.asset === price.asset
        ? format.money(creditsToMoney(price, wallet.rate))
        : null,
    limits: Object.entries(plan.limits).map(([key, value]) => ({
      key,
      label: limitLabels[key] ?? limitLabel(key),
      value: format.number(value),
    })),
    state: toState(subscription, shortfall && format.credits(shortfall, unit), format),
    cancels: subscription && awaitsCredits ? subscription : null,
    need: awaitsCredits && shortfall ? toNeed(input, walletId, shortfall) : null,
  }
}

function toState(
  subscription: Subscription | null | undefined,
  missing: string | null,
  format: Formatter,
): PlanState {
  if (subscription === undefined) return { kind: 'unknown' }
  if (subscription === null) return { kind: 'offered' }
  const { status, autoRenew, renewsAt } = subscription
  if (renewsAt === null) return { kind: 'running' }
  const date = format.date(renewsAt)
  if (status === 'past_due') return { kind: 'past_due', date, missing }
  if (status === 'canceled') return { kind: 'canceled', date }
  return autoRenew ? { kind: 'renews', date, missing } : { kind: 'ends', date }
}
