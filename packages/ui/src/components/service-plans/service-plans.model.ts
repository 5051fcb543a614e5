import type { ReadHandle } from '@creditkit/client/react'
import type { Balance, Config, ProviderId, ServicePlan, Subscription } from '@creditkit/contract'
import type { Formatter } from '../../format/index'
import { commonErrors, mayRetry, type PlainMessageKey } from '../../i18n/index'
import { type PlanCard, planUnit, toPlanCard } from './plan-card.model'

/** Everything that the plans can be. */
export type ServicePlansModel =
  | { readonly status: 'loading' }
  | { readonly status: 'signed_out' }
  | { readonly status: 'forbidden' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      /** Finds the request in the server's logs; null when no answer came. */
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | { readonly status: 'empty' }
  | {
      readonly status: 'ready'
      readonly cards: readonly PlanCard[]
      /** The balance of the one wallet that pays for all of them; undefined where there are several, null while not known. */
      readonly balance: string | null | undefined
      /** Why it is not known which plans the customer has; null while it is known. */
      readonly partial: PlainMessageKey | null
      /** Since when it could not be refreshed; null while it is current. */
      readonly staleSince: string | null
    }

type Read<Data> = Pick<ReadHandle<Data>, 'data' | 'error' | 'isStale' | 'updatedAt'>

/** What the model is made of. */
export interface ServicePlansInput {
  readonly plans: Read<readonly ServicePlan[]>
  /** The subscriptions; while they are not all there, a plan without one among them may have one. */
  readonly subscriptions: Read<readonly Subscription[]> & { readonly isComplete: boolean }
  readonly balances: readonly Balance[] | undefined
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error'>
  /** Only plans that this wallet pays for; all of them when undefined. */
  readonly walletId: string | undefined
  readonly payments: readonly ProviderId[] | undefined
  readonly limitLabels: Readonly<Record<string, string>>
  readonly format: Formatter
}

/** Says what there is to draw. Pure: the same input gives an equal model. */
export function toServicePlansModel(input: ServicePlansInput): ServicePlansModel {
  const { plans, subscriptions, config, walletId, format } = input
  if (!plans.data || !config.data) {
    const error = plans.error ?? config.error
    return error ? errorModel(error) : { status: 'loading' }
  }
  if (!subscriptions.data && !subscriptions.error) return { status: 'loading' }

  const ready = { ...input, config: config.data }
  const cards = plans.data
    .filter((plan) => walletId === undefined || plan.walletId === walletId)
    .map((plan) => toPlanCard({ ...ready, plan, ...ofPlan(plan, input) }))
    .filter(({ plan, state }) => plan.available || (state.kind !== 'offered' && state.kind !== 'unknown'))
  if (cards.length === 0) return { status: 'empty' }
  const since = [plans, subscriptions].find(({ isStale }) => isStale)?.updatedAt
  return {
    status: 'ready',
    cards,
    balance: balanceText(cards, ready),
    partial: subscriptions.data && subscriptions.isComplete ? null : errorText(subscriptions.error),
    staleSince: since ? format.time(since) : null,
  }
}

/** What belongs to a plan. A plan that has ended can be had again. */
function ofPlan({ id, walletId }: ServicePlan, { subscriptions, balances }: ServicePlansInput) {
  const running = ({ planId, status }: Subscription) => planId === id && status !== 'ended'
  const { data, isComplete } = subscriptions
  return {
    subscription: data?.find(running) ?? (data && isComplete ? null : undefined),
    balance: balances?.find((balance) => balance.walletId === walletId),
  }
}

function balanceText(
  cards: readonly PlanCard[],
  { balances, config, format }: Omit<ServicePlansInput, 'config'> & { readonly config: Config },
): string | null | undefined {
  const [walletId, ...others] = new Set(cards.map(({ plan }) => plan.walletId))
  if (walletId === undefined || others.length > 0) return undefined
  const balance = balances?.find((each) => each.walletId === walletId)
  return balance?.status === 'ok' ? format.credits(balance.available, planUnit(config, walletId)) : null
}

function errorText(error: ReadHandle<unknown>['error']): PlainMessageKey | null {
  return error && commonErrors[error.code]
}

function errorModel({ code, requestId }: NonNullable<ReadHandle<Config>['error']>): ServicePlansModel {
  if (code === 'unauthenticated') return { status: 'signed_out' }
  if (code === 'forbidden') return { status: 'forbidden' }
  return {
    status: 'error',
    message: commonErrors[code],
    requestId: requestId ?? null,
    canRetry: mayRetry(code),
  }
}
