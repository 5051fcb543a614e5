import type { ServicePlan, Subscription } from '@creditkit/contract'
import { useId } from 'react'
import { Button } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { CreditNeed } from '../credit-gate/index'
import type { PlanCard } from './plan-card.model'
import { StateBadge, StateNote } from './plan-state.view'
import { planFrame, planNote } from './plans-skeleton.view'

/** What can be done with a plan. */
export interface PlanActions {
  readonly onSubscribe: (plan: ServicePlan) => void
  readonly onCancel: (subscription: Subscription, plan: ServicePlan) => void
  readonly onBuy: (need: CreditNeed, plan: ServicePlan) => void
}

/** What a card takes. */
export interface PlanCardViewProps {
  readonly card: PlanCard
  readonly actions: PlanActions
  readonly headingRef: (element: HTMLElement | null) => void
}

/** More characters than this stand in a smaller size. */
const LONG_PRICE = 8

const row = 'ck:mt-auto ck:flex ck:min-h-10 ck:flex-wrap ck:gap-2'
const cell = 'ck:flex ck:flex-auto'

/** One plan: what it costs and includes, whether the customer has it, and what can be done. */
export function PlanCardView({ card, actions, headingRef }: PlanCardViewProps) {
  const { plan, price, money, limits, state } = card
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  const isOwn = state.kind !== 'offered' && state.kind !== 'unknown'
  const size = price.quantity.length > LONG_PRICE ? 'ck:text-xl' : 'ck:text-2xl'
  return (
    <article
      aria-labelledby={titleId}
      {...slot('servicePlan', `${planFrame} ${isOwn ? 'ck:border-primary-line' : 'ck:border-border'}`, {
        state: state.kind,
      })}
      data-state={state.kind}
    >
      <div className="ck:flex ck:flex-col ck:gap-1">
        <div className="ck:flex ck:min-h-6 ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-3 ck:gap-y-1">
          <h3
            ref={headingRef}
            className="ck:min-w-0 ck:text-lg ck:font-semibold ck:tracking-tight ck:break-words ck:outline-none"
            id={titleId}
            tabIndex={-1}
          >
            {plan.name}
          </h3>
          <StateBadge state={state} />
        </div>
        <p className="ck:text-muted ck:break-words">{plan.description}</p>
      </div>
      <div className="ck:flex ck:flex-col ck:gap-0.5">
        <p
          {...slot('servicePlanPrice', 'ck:flex ck:flex-wrap ck:items-baseline ck:gap-x-1.5 ck:tabular-nums')}
        >
          <span className={`${size} ck:font-semibold ck:tracking-tighter ck:break-words`}>
            {price.quantity}
          </span>{' '}
          <span className="ck:font-medium">{price.unit}</span>{' '}
          <span className="ck:text-muted">{t('servicePlans.perMonth')}</span>
        </p>
        {money === null ? null : (
          <p className="ck:text-sm ck:text-muted ck:tabular-nums">{t('servicePlans.money', { money })}</p>
        )}
      </div>
      {limits.length > 0 ? (
        <dl
          aria-label={t('servicePlans.limits', { plan: plan.name })}
          {...slot(
            'servicePlanLimits',
            'ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-4 ck:text-sm',
          )}
        >
          {limits.map(({ key, label, value }) => (
            <div className="ck:flex ck:flex-wrap ck:items-baseline ck:gap-x-4" key={key}>
              <dt className="ck:min-w-0 ck:text-muted ck:break-words">{label}</dt>
              <dd className="ck:ms-auto ck:min-w-0 ck:font-medium ck:tabular-nums ck:[overflow-wrap:anywhere]">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className={planNote}>
        <StateNote price={price.text} state={state} />
      </p>
      <CardActions actions={actions} card={card} />
    </article>
  )
}

function CardActions({ card, actions }: Pick<PlanCardViewProps, 'card' | 'actions'>) {
  const { plan, state, cancels, need } = card
  const t = useMessages()
  if (state.kind === 'offered' || state.kind === 'unknown') {
    return (
      <div className={row}>
        <Button
          aria-label={t('servicePlans.subscribeTo', { plan: plan.name })}
          block
          onClick={() => actions.onSubscribe(plan)}
          slot="servicePlanSubscribe"
          variant="primary"
        >
          {t('servicePlans.subscribe')}
        </Button>
      </div>
    )
  }
  return (
    <div className={row}>
      {need ? (
        <span className={cell}>
          <Button
            block
            onClick={() => actions.onBuy(need, plan)}
            variant={state.kind === 'past_due' ? 'primary' : 'secondary'}
          >
            {t('servicePlans.addCredits')}
          </Button>
        </span>
      ) : null}
      {cancels ? (
        <span className={cell}>
          <Button
            aria-label={t('servicePlans.cancelOf', { plan: plan.name })}
            block
            onClick={() => actions.onCancel(cancels, plan)}
            slot="servicePlanCancel"
            variant={need ? 'ghost' : 'secondary'}
          >
            {t('servicePlans.cancel')}
          </Button>
        </span>
      ) : null}
    </div>
  )
}
