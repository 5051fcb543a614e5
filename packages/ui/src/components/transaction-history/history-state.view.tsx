import { useMemo } from 'react'
import { Button, EmptyState, FailureReference, Notice, VisuallyHidden } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import { type ActiveFiltersProps, useFilterName } from './active-filters.view'
import { activeFilters, isFiltered, NO_FILTER } from './history-filter.model'
import { HistoryFooter } from './history-footer.view'
import { HistoryList, type HistoryListProps } from './history-list.view'
import { NewsPill, StaleLine } from './history-notices.view'
import { HistorySkeleton } from './history-skeleton.view'
import type { TransactionHistoryModel } from './transaction-history.model'

/** What is drawn below the filters takes. */
export interface HistoryStateProps
  extends ActiveFiltersProps,
    Pick<HistoryListProps, 'toRow' | 'showWallet' | 'maxHeight' | 'reading' | 'onNearEnd'> {
  readonly model: TransactionHistoryModel
  readonly pageSize: number
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  readonly onLoadMore: () => void
  readonly onShowNews: () => void
}

/** Names what lets nothing through: whoever came by a link may not know. */
function NoMatch(props: ActiveFiltersProps) {
  const t = useMessages()
  const nameOf = useFilterName(props.filter, props.wallets)
  const filters = t.join('remarks', activeFilters(props.filter).map(nameOf))
  return (
    <EmptyState
      actions={<ClearFilters {...props} />}
      icon="search"
      title={t('transactionHistory.noMatchTitle')}
    >
      {filters === ''
        ? t('transactionHistory.noMatchHint')
        : t('transactionHistory.noMatchFilters', { filters })}
    </EmptyState>
  )
}

function ClearFilters({ onFilterChange }: Pick<ActiveFiltersProps, 'onFilterChange'>) {
  const t = useMessages()
  return (
    <Button onClick={() => onFilterChange(NO_FILTER)} size="sm">
      {t('transactionHistory.clear')}
    </Button>
  )
}

/** More places than this say no more than "loading". */
const MOST_SKELETONS = 12

/** Draws whatever stands below the filters. */
export function HistoryState(props: HistoryStateProps) {
  const { model, pageSize, showWallet, maxHeight } = props
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <>
          <VisuallyHidden>{t('transactionHistory.loading')}</VisuallyHidden>
          <HistorySkeleton
            count={Math.min(pageSize, MOST_SKELETONS)}
            maxHeight={maxHeight}
            showWallet={showWallet}
          />
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
      return <NoMatch {...props} />
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
            actions={
              model.canRetry || isFiltered(props.filter) ? (
                <>
                  {model.canRetry ? <Retry {...props} /> : null}
                  {isFiltered(props.filter) ? <ClearFilters {...props} /> : null}
                </>
              ) : null
            }
            title={t('transactionHistory.errorTitle')}
            tone="danger"
          >
            <p className="ck:block">{t(model.message)}</p>
            <FailureReference {...model} />
          </Notice>
        </div>
      )
  }
}

function ReadyState(
  props: HistoryStateProps & {
    readonly model: Extract<TransactionHistoryModel, { status: 'ready' }>
  },
) {
  const { model, onShowNews, onLoadMore } = props
  const { transactions, waiting, stale } = model
  const t = useMessages()
  const format = useFormat()
  const news = useMemo(
    () => (
      <NewsPill count={waiting} onShowNews={onShowNews}>
        {t.plural('transactionHistory.news', waiting, { count: format.number(waiting) })}
      </NewsPill>
    ),
    [waiting, onShowNews, t, format],
  )
  return (
    <>
      {stale ? (
        <StaleLine icon={stale.isOffline ? 'wifi' : 'clock'}>
          {t(stale.isOffline ? 'transactionHistory.staleOffline' : 'transactionHistory.stale', {
            time: stale.since,
          })}
          <Retry {...props} />
        </StaleLine>
      ) : null}
      <HistoryList
        isOutdated={model.isOutdated}
        maxHeight={props.maxHeight}
        more={model.more.status}
        news={news}
        onNearEnd={props.onNearEnd}
        reading={props.reading}
        showWallet={props.showWallet}
        toRow={props.toRow}
        transactions={transactions}
      />
      <HistoryFooter count={transactions.length} more={model.more} onLoadMore={onLoadMore} />
    </>
  )
}

function Retry({ isRefreshing, onRefresh }: Pick<HistoryStateProps, 'isRefreshing' | 'onRefresh'>) {
  const t = useMessages()
  return (
    <Button loading={isRefreshing} onClick={onRefresh} size="sm">
      {t('common.retry')}
    </Button>
  )
}
