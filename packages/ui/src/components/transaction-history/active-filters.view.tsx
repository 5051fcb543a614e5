import { Button, focusRing, Icon } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import {
  type ActiveFilter,
  activeFilters,
  dayStart,
  type HistoryFilter,
  isDay,
  NO_FILTER,
  withoutFilter,
} from './history-filter.model'
import { toHistoryType } from './history-row.model'
import { useTypeText } from './history-type.view'

/** A wallet to choose. */
export interface WalletChoice {
  readonly id: string
  readonly name: string
}

/** What the filters that are set take. */
export interface ActiveFiltersProps {
  readonly filter: HistoryFilter
  readonly onFilterChange: (filter: HistoryFilter) => void
  readonly wallets: readonly WalletChoice[]
}

/** The filters that are set, each with the way to take it away. */
export function ActiveFilters({ filter, onFilterChange, wallets }: ActiveFiltersProps) {
  const t = useMessages()
  const slot = useSlot()
  const nameOf = useFilterName(filter, wallets)
  const active = activeFilters(filter)
  if (active.length === 0) return null
  return (
    <div className="ck:flex ck:flex-wrap ck:items-center ck:gap-2 ck:px-5 ck:pt-3 ck:@md:px-6">
      <ul aria-label={t('transactionHistory.active')} className="ck:contents">
        {active.map((name) => (
          <li key={name} {...slot('transactionHistoryChip', chip)}>
            <span className="ck:min-w-0 ck:truncate">{nameOf(name)}</span>
            <button
              aria-label={t('transactionHistory.remove', { filter: nameOf(name) })}
              className={`ck:flex ck:size-6 ck:min-h-[24px] ck:min-w-[24px] ck:shrink-0 ck:items-center ck:justify-center ck:rounded-pill ck:hover:bg-hover ck:print:hidden ${focusRing}`}
              onClick={() => onFilterChange(withoutFilter(filter, name))}
              type="button"
            >
              <Icon className="ck:size-3.5" name="close" />
            </button>
          </li>
        ))}
      </ul>
      {active.length > 1 ? (
        <Button
          onClick={() => onFilterChange(NO_FILTER)}
          size="sm"
          slot="transactionHistoryClear"
          variant="ghost"
        >
          {t('transactionHistory.clear')}
        </Button>
      ) : null}
    </div>
  )
}

const chip =
  'ck:flex ck:max-w-full ck:min-h-7 ck:items-center ck:gap-0.5 ck:rounded-pill ck:border ck:border-primary-line ck:bg-primary-soft ck:ps-3 ck:pe-0.5 ck:text-sm ck:text-primary-text'

/** Gives the words for a filter that is set: what it is and what it is set to. */
export function useFilterName(
  filter: HistoryFilter,
  wallets: readonly WalletChoice[],
): (name: ActiveFilter) => string {
  const t = useMessages()
  const format = useFormat()
  const typeText = useTypeText()
  const date = (day: string) => format.date(dayStart(day, format) ?? day)
  return (name) => {
    switch (name) {
      case 'search':
        return t('transactionHistory.active.search', { text: filter.search.trim() })
      case 'walletId':
        return wallets.find(({ id }) => id === filter.walletId)?.name ?? filter.walletId
      case 'type':
        return typeText(toHistoryType(filter.type))
      case 'status':
        return filter.status === '' ? '' : t(`transactionHistory.status.${filter.status}`)
      case 'days': {
        if (!isDay(filter.to)) return t('transactionHistory.active.since', { from: date(filter.from) })
        if (!isDay(filter.from)) return t('transactionHistory.active.until', { to: date(filter.to) })
        return filter.from === filter.to
          ? date(filter.from)
          : t('transactionHistory.active.between', { from: date(filter.from), to: date(filter.to) })
      }
    }
  }
}
