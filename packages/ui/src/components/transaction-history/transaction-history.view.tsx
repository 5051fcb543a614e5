import { type ReactNode, useId } from 'react'
import {
  Button,
  Card,
  CardHeader,
  EmptyState,
  Icon,
  Notice,
  SettledAnnouncement,
  VisuallyHidden,
} from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { isFiltered, NO_FILTER } from './history-filter.model'
import { HistoryFilters, type HistoryFiltersProps } from './history-filters.view'
import { HistoryFooter } from './history-footer.view'
import type { HistoryRow } from './history-row.model'
import { HistoryTable, LoadingTable } from './history-table.view'
import type { TransactionHistoryModel } from './transaction-history.model'
import { useKeptFocus } from './use-kept-focus'
import type { Reading } from './use-reading'

/** What the drawing of the history takes. */
export interface TransactionHistoryViewProps extends HistoryFiltersProps {
  readonly model: TransactionHistoryModel
  /** The model's transactions, written out. */
  readonly rows: readonly HistoryRow[]
  /** Whether rows name their wallet. */
  readonly showWallet: boolean
  readonly pageSize: number
  readonly reading: Reading
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  readonly onLoadMore: () => void
  readonly onShowNews: () => void
}

/** More places than this say no more than "loading". */
const MOST_SKELETONS = 8

/** Draws the history and announces how many rows there are. */
export function TransactionHistoryView(props: TransactionHistoryViewProps) {
  const { model } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  const keptFocus = useKeptFocus()
  return (
    <section
      {...keptFocus}
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('transactionHistory', 'ck:block ck:outline-none', { status: model.status })}
      data-state={model.status}
      tabIndex={-1}
    >
      <Card>
        <CardHeader
          actions={<HeaderActions {...props} />}
          title={t('transactionHistory.title')}
          titleId={titleId}
        />
        {model.status === 'empty' ? null : <HistoryFilters {...props} />}
        <div className="ck:relative ck:mt-4">
          <HistoryState {...props} />
        </div>
      </Card>
      <SettledAnnouncement text={useAnnouncement(model)} />
    </section>
  )
}

function HeaderActions({ filter, onFilterChange, isRefreshing, onRefresh }: TransactionHistoryViewProps) {
  const t = useMessages()
  return (
    <>
      {isFiltered(filter) ? (
        <Button
          onClick={() => onFilterChange(NO_FILTER)}
          size="sm"
          slot="transactionHistoryClear"
          variant="ghost"
        >
          {t('transactionHistory.clear')}
        </Button>
      ) : null}
      <Button
        aria-label={t('transactionHistory.refresh')}
        loading={isRefreshing}
        onClick={onRefresh}
        size="icon"
        slot="transactionHistoryRefresh"
        variant="ghost"
      >
        <Icon name="refresh" />
      </Button>
    </>
  )
}

function HistoryState(props: TransactionHistoryViewProps) {
  const { model, pageSize, showWallet } = props
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <>
          <VisuallyHidden>{t('transactionHistory.loading')}</VisuallyHidden>
          <LoadingTable count={Math.min(pageSize, MOST_SKELETONS)} showWallet={showWallet} />
        </>
      )
    case 'ready':
      return <ReadyState {...props} model={model} />
    case 'empty':
      return (
        <EmptyState icon="receipt" title={t('transactionHistory.emptyTitle')}>
          {t('transactionHistory.emptyHint')}
        </EmptyState>
      )
    case 'noMatch':
      return (
        <EmptyState
          actions={
            <Button onClick={() => props.onFilterChange(NO_FILTER)}>{t('transactionHistory.clear')}</Button>
          }
          icon="search"
          title={t('transactionHistory.noMatchTitle')}
        >
          {t('transactionHistory.noMatchHint')}
        </EmptyState>
      )
    case 'offline':
      return (
        <EmptyState actions={<Retry {...props} />} icon="wifi" title={t('transactionHistory.offlineTitle')}>
          {t('transactionHistory.offlineHint')}
        </EmptyState>
      )
    case 'error':
      return (
        <div className="ck:p-5 ck:pt-0 ck:@md:p-6 ck:@md:pt-0">
          <Notice
            actions={model.canRetry ? <Retry {...props} /> : null}
            title={t('transactionHistory.errorTitle')}
            tone="danger"
          >
            <p className="ck:block">{t(model.message)}</p>
            {model.requestId ? (
              <p className="ck:block">{t('common.reference', { requestId: model.requestId })}</p>
            ) : null}
          </Notice>
        </div>
      )
  }
}

function ReadyState(
  props: TransactionHistoryViewProps & {
    readonly model: Extract<TransactionHistoryModel, { status: 'ready' }>
  },
) {
  const { model, rows, showWallet, reading, onShowNews, onLoadMore } = props
  const t = useMessages()
  const format = useFormat()
  return (
    <>
      {model.stale ? (
        <StaleLine icon={model.stale.isOffline ? 'wifi' : 'clock'}>
          {t(model.stale.isOffline ? 'transactionHistory.staleOffline' : 'transactionHistory.stale', {
            time: model.stale.since,
          })}
          <Retry {...props} />
        </StaleLine>
      ) : null}
      <NewsPill count={model.waiting} onShowNews={onShowNews}>
        {t.plural('transactionHistory.news', model.waiting, { count: format.number(model.waiting) })}
      </NewsPill>
      <div className="ck:block" ref={reading.topRef} />
      <HistoryTable
        isOutdated={model.isOutdated}
        rows={rows}
        rowsProps={reading.rowsProps}
        showWallet={showWallet}
      />
      <HistoryFooter count={rows.length} more={model.more} onLoadMore={onLoadMore} />
    </>
  )
}

function StaleLine({ icon, children }: { readonly icon: 'wifi' | 'clock'; readonly children: ReactNode }) {
  return (
    <div
      className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-2 ck:gap-y-1 ck:px-5 ck:pb-3 ck:text-sm ck:text-muted ck:@md:px-6"
      role="status"
    >
      <Icon name={icon} />
      {children}
    </div>
  )
}

/** Floats over the rows, so that it moves nothing, and stays in sight while they are scrolled. */
function NewsPill(props: {
  readonly count: number
  readonly onShowNews: () => void
  readonly children: ReactNode
}) {
  const slot = useSlot()
  const place = 'ck:pointer-events-none ck:sticky ck:top-4 ck:z-10 ck:flex ck:h-0 ck:justify-center'
  return (
    <div {...slot('transactionHistoryNews', place)} role="status">
      {props.count > 0 ? (
        <span className="ck:pointer-events-auto ck:h-8 ck:rounded-sm ck:shadow-lg ck:motion-safe:animate-rise-in">
          <Button onClick={props.onShowNews} size="sm" variant="primary">
            <Icon name="arrow-up" />
            {props.children}
          </Button>
        </span>
      ) : null}
    </div>
  )
}

function Retry({ isRefreshing, onRefresh }: Pick<TransactionHistoryViewProps, 'isRefreshing' | 'onRefresh'>) {
  const t = useMessages()
  return (
    <Button loading={isRefreshing} onClick={onRefresh} size="sm">
      {t('common.retry')}
    </Button>
  )
}

function useAnnouncement(model: TransactionHistoryModel): string | null {
  const t = useMessages()
  const format = useFormat()
  if (model.status === 'noMatch') return t('transactionHistory.noMatchTitle')
  if (model.status !== 'ready' || model.isOutdated) return null
  const count = model.transactions.length
  const stem = model.more.status === 'none' ? 'transactionHistory.all' : 'transactionHistory.showing'
  return t.plural(stem, count, { count: format.number(count) })
}
