import { useId } from 'react'
import { Button, Card, CardHeader, Icon, SettledAnnouncement } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { HistoryChoicesProps } from './history-choices.view'
import { isFiltered, NO_FILTER } from './history-filter.model'
import { HistoryFilters } from './history-filters.view'
import { HistoryState, type HistoryStateProps } from './history-state.view'
import type { TransactionHistoryModel } from './transaction-history.model'
import { useKeptFocus } from './use-kept-focus'

/** What the drawing of the history takes. */
export type TransactionHistoryViewProps = HistoryChoicesProps & HistoryStateProps

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

function HeaderActions(props: TransactionHistoryViewProps) {
  const { model, filter, onFilterChange, isRefreshing, onRefresh } = props
  const t = useMessages()
  return (
    <>
      {isFiltered(filter) && model.status !== 'noMatch' ? (
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

function useAnnouncement(model: TransactionHistoryModel): string | null {
  const t = useMessages()
  const format = useFormat()
  if (model.status === 'noMatch') return t('transactionHistory.noMatchTitle')
  if (model.status !== 'ready' || model.isOutdated) return null
  const count = model.transactions.length
  const stem = model.more.status === 'none' ? 'transactionHistory.all' : 'transactionHistory.showing'
  return t.plural(stem, count, { count: format.number(count) })
}
