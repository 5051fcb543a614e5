import { type ReactNode, useId } from 'react'
import {
  Button,
  Card,
  EmptyState,
  Icon,
  Notice,
  SettledAnnouncement,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { MeterRow } from './meter-row.view'
import { useLevelText, useResetText } from './meter-texts'
import type { UsageDashboardModel } from './usage-dashboard.model'

/** What the drawing of the dashboard takes. */
export interface UsageDashboardViewProps {
  readonly model: UsageDashboardModel
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** Leads to buying credits; without it nothing offers to. */
  readonly onAddCredits: (() => void) | undefined
  readonly placeholders: number
  /** The chart, below the meters. */
  readonly children: ReactNode
}

/** Draws the meters in a card, in every state, over the chart. */
export function UsageDashboardView(props: UsageDashboardViewProps) {
  const { model, children } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('usageDashboard', 'ck:flex ck:flex-col ck:gap-5', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <div className="ck:flex ck:flex-col ck:p-5 ck:@md:p-6">
          <Head {...props} titleId={titleId} />
          <State {...props} />
        </div>
      </Card>
      {children}
      {model.status === 'loading' ? <VisuallyHidden>{t('usageDashboard.loading')}</VisuallyHidden> : null}
      <SettledAnnouncement text={useAnnouncement(model)} />
    </section>
  )
}

function Head(props: UsageDashboardViewProps & { readonly titleId: string }) {
  const { model, titleId, isRefreshing, onRefresh, onAddCredits } = props
  const t = useMessages()
  const reset = useResetText()(model.status === 'ready' ? model.reset : null)
  return (
    <div className="ck:flex ck:items-start ck:justify-between ck:gap-4">
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
        <h2 className="ck:text-lg ck:leading-8 ck:font-semibold ck:tracking-tight" id={titleId}>
          {t('usageDashboard.title')}
        </h2>
        {reset === null ? null : <p className="ck:text-sm ck:text-muted">{reset}</p>}
        {model.status === 'loading' ? (
          <p className="ck:text-sm">
            <Skeleton className="ck:w-[15em] ck:max-w-full" />
          </p>
        ) : null}
      </div>
      {model.status === 'ready' || model.status === 'loading' ? (
        <div className="ck:flex ck:shrink-0 ck:items-center ck:gap-2 ck:print:hidden">
          {onAddCredits ? (
            <Button onClick={onAddCredits} size="sm" slot="usageDashboardAdd" variant="primary">
              <Icon name="plus" />
              {t('usageDashboard.add')}
            </Button>
          ) : null}
          <Button
            aria-label={t('usageDashboard.refresh')}
            loading={isRefreshing}
            onClick={onRefresh}
            size="icon"
            slot="usageDashboardRefresh"
            variant="ghost"
          >
            <Icon name="refresh" />
          </Button>
        </div>
      ) : null}
    </div>
  )
}

const list = 'ck:-mb-5 ck:flex ck:flex-col ck:@md:-mb-6'

function State({ model, isRefreshing, onRefresh, placeholders }: UsageDashboardViewProps) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <div className={list}>
          {Array.from({ length: placeholders }, (_, place) => place).map((place) => (
            <MeterSkeleton key={place} />
          ))}
        </div>
      )
    case 'empty':
      return (
        <EmptyState icon="info" title={t('usageDashboard.emptyTitle')}>
          {t('usageDashboard.empty')}
        </EmptyState>
      )
    case 'error':
      return (
        <div className="ck:pt-4">
          <Notice
            actions={
              model.canRetry ? (
                <Button loading={isRefreshing} onClick={onRefresh} size="sm">
                  {t('common.retry')}
                </Button>
              ) : null
            }
            title={t('usageDashboard.errorTitle')}
            tone="danger"
          >
            <p className="ck:block">{t(model.message)}</p>
            {model.requestId ? (
              <p className="ck:block">{t('common.reference', { requestId: model.requestId })}</p>
            ) : null}
          </Notice>
        </div>
      )
    case 'ready':
      return (
        <>
          {model.staleSince === null ? null : (
            <p className="ck:flex ck:items-center ck:gap-1.5 ck:pt-2 ck:text-sm ck:text-muted">
              <Icon name="clock" />
              {t('usageDashboard.stale', { time: model.staleSince })}
            </p>
          )}
          <ul className={list}>
            {model.rows.map((row) => (
              <MeterRow key={row.id} row={row} />
            ))}
          </ul>
        </>
      )
  }
}

/** As high as the row of a meter that is within its allowance. */
function MeterSkeleton() {
  return (
    <div className="ck:flex ck:flex-col ck:gap-2.5 ck:border-t ck:border-border ck:py-5 ck:first:border-transparent">
      <p className="ck:flex ck:justify-between ck:gap-4">
        <Skeleton className="ck:w-[9em]" />
        <Skeleton className="ck:w-[8em]" />
      </p>
      <Skeleton className="ck:h-2 ck:w-full" round />
      <p className="ck:text-sm">
        <Skeleton className="ck:w-[5em]" />
      </p>
    </div>
  )
}

/** What wants attention, in words; null while nothing is known, so that the first news of it are no change. */
function useAnnouncement(model: UsageDashboardModel): string | null {
  const t = useMessages()
  const levelText = useLevelText()
  if (model.status !== 'ready') return null
  return model.rows
    .filter(({ level }) => level !== 'normal' && level !== 'unlimited' && level !== 'paid')
    .map((row) => t('usageDashboard.announce', { meter: row.name, level: levelText({ ...row, over: null }) }))
    .join('. ')
}
