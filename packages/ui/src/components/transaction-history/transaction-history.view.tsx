import { useId } from 'react'
import { Button, Card, CardHeader, Icon, SettledAnnouncement } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { ActiveFilters } from './active-filters.view'
import type { HistoryChoicesProps } from './history-choices.view'
import { ExportButton, ExportState } from './history-export.view'
import { HistoryFilters } from './history-filters.view'
import { HistoryState, type HistoryStateProps } from './history-state.view'
import type { TransactionHistoryModel } from './transaction-history.model'
import type { HistoryExport } from './use-history-export'
import { useKeptFocus } from './use-kept-focus'

/** What the drawing of the history takes. */
export type TransactionHistoryViewProps = HistoryChoicesProps &
  HistoryStateProps & { readonly exporting: HistoryExport }

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
          title={<span className="ck:[overflow-wrap:anywhere]">{t('transactionHistory.title')}</span>}
          titleId={titleId}
        />
        {model.status === 'empty' ? null : (
          <>
            <HistoryFilters {...props} />
            <ActiveFilters {...props} />
          </>
        )}
        <ExportState {...props.exporting} />
        <div className="ck:relative ck:mt-4">
          <HistoryState {...props} />
        </div>
      </Card>
      <SettledAnnouncement text={useAnnouncement(model)} />
      <SettledAnnouncement text={useNewsAnnouncement(model)} />
    </section>
  )
}

/** While it loads the button stands there already, so that nothing moves. */
const canExport: readonly TransactionHistoryModel['status'][] = ['loading', 'ready', 'noMatch']

function HeaderActions({ model, exporting, isRefreshing, onRefresh }: TransactionHistoryViewProps) {
  const t = useMessages()
  return (
    <div className="ck:flex ck:items-center ck:gap-1 ck:print:hidden">
      {canExport.includes(model.status) ? (
        <ExportButton {...exporting} disabled={model.status === 'loading'} />
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
    </div>
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

/** How many new rows wait; said once they have stopped coming. */
function useNewsAnnouncement(model: TransactionHistoryModel): string {
  const t = useMessages()
  const format = useFormat()
  const waiting = model.status === 'ready' ? model.waiting : 0
  return waiting === 0 ? '' : t.plural('transactionHistory.news', waiting, { count: format.number(waiting) })
}
