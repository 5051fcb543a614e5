import { KNOWN_TRANSACTION_TYPES } from '@creditkit/contract'
import type { ReactNode } from 'react'
import { Field, Input, Select } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { ActiveFiltersProps } from './active-filters.view'
import { areDatesReversed, type HistoryFilter, STATUSES } from './history-filter.model'
import { toHistoryType } from './history-row.model'
import { useTypeText } from './history-type.view'

/** What the filters take. With fewer than two wallets there is no choice of them to offer. */
export interface HistoryChoicesProps extends ActiveFiltersProps {
  /** Types besides the known ones that can be chosen. */
  readonly otherTypes: readonly string[]
}

/** The choices besides the search: wallet, type, status and days. */
export function Choices({ filter, onFilterChange, wallets, otherTypes }: HistoryChoicesProps) {
  const t = useMessages()
  const typeText = useTypeText()
  const change = (part: Partial<HistoryFilter>) => onFilterChange({ ...filter, ...part })
  return (
    <>
      {wallets.length > 1 ? (
        <Place width="ck:basis-[10em] ck:@min-[1040px]:basis-[12em]">
          <Field hideLabel label={t('transactionHistory.wallet')}>
            <Select
              onChange={(event) => change({ walletId: event.currentTarget.value })}
              value={filter.walletId}
            >
              <option value="">{t('transactionHistory.anyWallet')}</option>
              {wallets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </Place>
      ) : null}
      <Place width="ck:basis-[10em] ck:@min-[1040px]:basis-[9.5em]">
        <Field hideLabel label={t('transactionHistory.type')}>
          <Select onChange={(event) => change({ type: event.currentTarget.value })} value={filter.type}>
            <option value="">{t('transactionHistory.anyType')}</option>
            {[...KNOWN_TRANSACTION_TYPES, ...otherTypes].map((type) => (
              <option key={type} value={type}>
                {typeText(toHistoryType(type))}
              </option>
            ))}
          </Select>
        </Field>
      </Place>
      <Place width="ck:basis-[10em] ck:@min-[1040px]:basis-[9.5em]">
        <Field hideLabel label={t('transactionHistory.status')}>
          <Select
            onChange={(event) => {
              const chosen = event.currentTarget.value
              change({ status: STATUSES.find((status) => status === chosen) ?? '' })
            }}
            value={filter.status}
          >
            <option value="">{t('transactionHistory.anyStatus')}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`transactionHistory.status.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
      </Place>
      <Place width="ck:basis-[13em]">
        <DayField
          label={t('transactionHistory.from')}
          max={filter.to}
          onDay={(from) => change({ from })}
          value={filter.from}
        />
      </Place>
      <Place width="ck:basis-[13em]">
        <DayField
          error={areDatesReversed(filter) ? t('transactionHistory.datesReversed') : undefined}
          label={t('transactionHistory.to')}
          min={filter.from}
          onDay={(to) => change({ to })}
          value={filter.to}
        />
      </Place>
    </>
  )
}

/** Room for a field: at least as wide as named, and exactly so where all filters share a line. */
function Place({ width, children }: { readonly width: string; readonly children: ReactNode }) {
  return (
    <div className={`ck:min-w-0 ck:grow ck:@min-[1040px]:shrink-0 ck:@min-[1040px]:grow-0 ${width}`}>
      {children}
    </div>
  )
}

/** A day in the system's own field; `min` and `max` are empty where nothing limits it. */
function DayField(props: {
  readonly label: string
  readonly value: string
  readonly onDay: (day: string) => void
  readonly min?: string
  readonly max?: string
  readonly error?: string | undefined
}) {
  const { label, value, onDay, min = '', max = '', error } = props
  return (
    <Field error={error} hideLabel label={label}>
      <Input
        max={max === '' ? undefined : max}
        min={min === '' ? undefined : min}
        onChange={(event) => onDay(event.currentTarget.value)}
        start={
          <span aria-hidden="true" className="ck:text-sm">
            {label}
          </span>
        }
        type="date"
        value={value}
      />
    </Field>
  )
}
