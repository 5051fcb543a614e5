import { type ReactNode, useId } from 'react'
import { Button, EmptyState, Icon, LiveRegion, LoadFailure, Notice, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { type PlanActions, PlanCardView } from './plan-card.view'
import { PlansSkeleton, plansGrid } from './plans-skeleton.view'
import type { ServicePlansModel } from './service-plans.model'

/** What the plans are drawn from. */
export interface ServicePlansViewProps {
  readonly model: ServicePlansModel
  readonly actions: PlanActions & { readonly onRetry: () => void }
  readonly isRetrying: boolean
  /** Goes on the heading of a plan, for the focus to come back to. */
  readonly headingRef: (planId: string) => (element: HTMLElement | null) => void
  /** What is read out; empty says nothing. */
  readonly announcement: string
}

/** Draws the plans in any of their states. */
export function ServicePlansView(props: ServicePlansViewProps) {
  const { model, announcement } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('servicePlans', 'ck:@container ck:flex ck:flex-col ck:gap-4', { status: model.status })}
      data-state={model.status}
    >
      <div className="ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-4 ck:gap-y-1">
        <h2 className="ck:text-lg ck:font-semibold ck:tracking-tight" id={titleId}>
          {t('servicePlans.title')}
        </h2>
        <Balance model={model} />
      </div>
      <PlansState {...props} />
      <LiveRegion>{announcement}</LiveRegion>
    </section>
  )
}

function Balance({ model }: { readonly model: ServicePlansModel }) {
  const t = useMessages()
  const line = (content: ReactNode) => <p className="ck:text-muted ck:tabular-nums">{content}</p>
  if (model.status === 'loading') return line(<Skeleton className="ck:w-[12em]" />)
  if (model.status !== 'ready' || model.balance === undefined) return null
  return line(
    model.balance === null
      ? t('servicePlans.balance.unknown')
      : t('servicePlans.balance', { credits: model.balance }),
  )
}

function PlansState({ model, actions, isRetrying, headingRef }: ServicePlansViewProps) {
  const t = useMessages()
  const retry = (
    <Button loading={isRetrying} onClick={actions.onRetry} size="sm">
      {t('common.retry')}
    </Button>
  )
  switch (model.status) {
    case 'loading':
      return <PlansSkeleton />
    case 'signed_out':
      return (
        <Boxed>
          <EmptyState icon="user" title={t('servicePlans.signedOut')} />
        </Boxed>
      )
    case 'forbidden':
      return (
        <Boxed>
          <EmptyState icon="lock" title={t('servicePlans.forbidden.title')}>
            {t('servicePlans.forbidden.hint')}
          </EmptyState>
        </Boxed>
      )
    case 'empty':
      return (
        <Boxed>
          <EmptyState icon="calendar" title={t('servicePlans.empty.title')}>
            {t('servicePlans.empty.hint')}
          </EmptyState>
        </Boxed>
      )
    case 'error':
      return <LoadFailure failure={model} retry={retry} title={t('servicePlans.error.title')} />
    case 'ready':
      return (
        <>
          {model.partial ? (
            <Notice actions={retry} title={t('servicePlans.partial.title')} tone="warning">
              <p className="ck:block">{t(model.partial)}</p>
              <p className="ck:block">{t('servicePlans.partial.hint')}</p>
            </Notice>
          ) : null}
          {model.staleSince ? (
            <p className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-3 ck:gap-y-1 ck:text-sm ck:text-muted">
              <span className="ck:inline-flex ck:items-center ck:gap-1.5">
                <Icon name="clock" />
                {t('servicePlans.stale', { time: model.staleSince })}
              </span>
              {retry}
            </p>
          ) : null}
          <ul className={plansGrid}>
            {model.cards.map((card) => (
              <li className="ck:flex ck:min-w-0" key={card.plan.id}>
                <PlanCardView actions={actions} card={card} headingRef={headingRef(card.plan.id)} />
              </li>
            ))}
          </ul>
        </>
      )
  }
}

function Boxed({ children }: { readonly children: ReactNode }) {
  return <div className="ck:rounded-lg ck:border ck:border-border ck:bg-background">{children}</div>
}
