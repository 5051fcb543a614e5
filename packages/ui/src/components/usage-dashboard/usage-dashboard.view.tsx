import { useId } from 'react'
import {
  Button,
  Card,
  EmptyState,
  Icon,
  LoadFailure,
  SettledAnnouncement,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { Head } from './dashboard-head.view'
import { MeterRow } from './meter-row.view'
import { MeterSkeleton } from './meter-skeleton.view'
import { useLevelText } from './meter-texts'
import type { UsageDashboardModel } from './usage-dashboard.model'
import type { UsageDashboardViewProps } from './usage-dashboard.props'

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
          <LoadFailure
            failure={model}
            retry={
              <Button loading={isRefreshing} onClick={onRefresh} size="sm">
                {t('common.retry')}
              </Button>
            }
            title={t('usageDashboard.errorTitle')}
          />
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

/** What wants attention, in words; null while nothing is known, so that the first news of it are no change. */
function useAnnouncement(model: UsageDashboardModel): string | null {
  const t = useMessages()
  const levelText = useLevelText()
  if (model.status !== 'ready') return null
  const wanting = model.rows.filter(
    ({ level }) => level !== 'normal' && level !== 'unlimited' && level !== 'paid',
  )
  return t.join(
    'stop',
    wanting.map((row) =>
      t('usageDashboard.announce', { meter: row.name, level: levelText({ ...row, over: null }) }),
    ),
  )
}
