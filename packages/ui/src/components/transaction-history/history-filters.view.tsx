import { useId, useState } from 'react'
import { Button, Field, Icon, Input } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { Choices, type HistoryChoicesProps } from './history-choices.view'
import { countFilters } from './history-filter.model'

/** Search and filters: in one line where there is room, behind a button where there is not. */
export function HistoryFilters(props: HistoryChoicesProps) {
  const { filter, onFilterChange } = props
  const [open, setOpen] = useState(false)
  const choicesId = useId()
  const t = useMessages()
  const format = useFormat()
  const slot = useSlot()
  const count = countFilters(filter)
  const layout =
    'ck:flex ck:flex-wrap ck:items-start ck:gap-x-2 ck:gap-y-3 ck:px-5 ck:pt-4 ck:@md:px-6 ck:@min-[1040px]:flex-nowrap'
  return (
    <div {...slot('transactionHistoryFilters', `${layout} ck:print:hidden`)}>
      <div className="ck:min-w-0 ck:flex-1">
        <Field hideLabel label={t('transactionHistory.search')}>
          <Input
            autoComplete="off"
            enterKeyHint="search"
            maxLength={200}
            onChange={(event) => onFilterChange({ ...filter, search: event.currentTarget.value })}
            placeholder={t('transactionHistory.searchHint')}
            start={<Icon name="search" />}
            value={filter.search}
          />
        </Field>
      </div>
      <div className="ck:@min-[1040px]:hidden">
        <Button
          aria-controls={choicesId}
          aria-expanded={open}
          aria-label={
            count === 0
              ? t('transactionHistory.filters')
              : t.plural('transactionHistory.filtersOn', count, { count: format.number(count) })
          }
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" />
          {t('transactionHistory.filters')}
          {count > 0 ? (
            <span className="ck:rounded-pill ck:bg-primary-soft ck:px-1.5 ck:text-xs ck:text-primary-text ck:tabular-nums">
              {format.number(count)}
            </span>
          ) : null}
        </Button>
      </div>
      <div
        className={`${open ? 'ck:flex' : 'ck:hidden'} ck:w-full ck:flex-wrap ck:items-start ck:gap-2 ck:@min-[1040px]:contents`}
        id={choicesId}
      >
        <Choices {...props} />
      </div>
    </div>
  )
}
