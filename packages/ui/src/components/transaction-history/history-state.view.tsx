import { Button, EmptyState, Notice, VisuallyHidden } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import { type HistoryFilter, NO_FILTER } from './history-filter.model'
import { HistoryFooter } from './history-footer.view'
import { NewsPill, StaleLine } from './history-notices.view'
import type { HistoryRow } from './history-row.model'
import { HistoryTable, LoadingTable } from './history-table.view'
import type { TransactionHistoryModel } from './transaction-history.model'
import type { Reading } from './use-reading'

/** What is drawn below the filters takes. */
export interface HistoryStateProps {
  readonly model: TransactionHistoryModel
  /** The model's transactions, written out. */
  readonly rows: readonly HistoryRow[]
  /** Whether rows name their wallet. */
  readonly showWallet: boolean
  /** Whether rows have a balance to show. */
  readonly showBalance: boolean
  readonly pageSize: number
  readonly reading: Reading
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  readonly onLoadMore: () => void
  readonly onShowNews: () => void
  readonly onFilterChange: (filter: HistoryFilter) => void
}

/** More places than this say no more than "loading". */
const MOST_SKELETONS = 8

/** Draws whatever stands below the filters. */
export function HistoryState(props: HistoryStateProps) {
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
  props: HistoryStateProps & {
    readonly model: Extract<TransactionHistoryModel, { status: 'ready' }>
  },
) {
  const { model, rows, showWallet, showBalance, reading, onShowNews, onLoadMore } = props
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
      <div className="ck:scroll-mt-24" ref={reading.topRef} />
      <HistoryTable
        isOutdated={model.isOutdated}
        rows={rows}
        rowsProps={reading.rowsProps}
        showBalance={showBalance}
        showWallet={showWallet}
      />
      <HistoryFooter count={rows.length} more={model.more} onLoadMore={onLoadMore} />
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
