import { useId } from 'react'
import { Field, focusRing, Input, Select } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { ChartMode } from './chart-figure.model'
import {
  type CustomDays,
  type CustomFault,
  DAY_COUNTS,
  type MeterChoice,
  MOST_DAYS,
  USAGE_RANGES,
  type UsageRange,
} from './chart-question.model'

/** What is chosen, and how to choose otherwise. */
export interface ChartControlsProps {
  readonly choices: readonly MeterChoice[]
  readonly choiceId: string
  readonly onChoose: (choiceId: string) => void
  readonly range: UsageRange
  readonly onRangeChange: (range: UsageRange) => void
  /** Whether it is known when the period began. */
  readonly hasPeriod: boolean
  readonly custom: CustomDays
  readonly customFault: CustomFault
  readonly onCustomChange: (custom: CustomDays) => void
  /** Null where there is nothing to choose: a running total is held against the allowance of one meter's period. */
  readonly mode: ChartMode | null
  readonly onModeChange: (mode: ChartMode) => void
}

const row = 'ck:grid ck:grid-cols-2 ck:items-start ck:gap-2 ck:@lg:flex ck:@lg:flex-wrap ck:print:hidden'

/** Which meters and which days. */
export function ChartControls(props: ChartControlsProps) {
  const { choices, choiceId, onChoose, range, onRangeChange, hasPeriod, mode, onModeChange } = props
  const t = useMessages()
  const format = useFormat()
  const slot = useSlot()
  return (
    <div {...slot('usageChartControls', row)}>
      {choices.length > 1 ? (
        <div className="ck:@lg:max-w-64">
          <Field hideLabel label={t('usageChart.meter')}>
            <Select dense onChange={(event) => onChoose(event.currentTarget.value)} value={choiceId}>
              {choices.map(({ id, meters }) => (
                <option key={id} value={id}>
                  {meters.length > 1
                    ? t('usageChart.together', { unit: meters[0]?.unit ?? '' })
                    : (meters[0]?.name ?? id)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      ) : null}
      <div className={choices.length > 1 ? 'ck:block' : 'ck:col-span-2'}>
        <Field hideLabel label={t('usageChart.range')}>
          <Select
            dense
            onChange={(event) => {
              const next = USAGE_RANGES.find((each) => each === event.currentTarget.value)
              if (next) onRangeChange(next)
            }}
            value={range}
          >
            {USAGE_RANGES.filter((each) => hasPeriod || each !== 'period').map((each) => (
              <option key={each} value={each}>
                {each === 'period' || each === 'custom'
                  ? t(`usageChart.range.${each}`)
                  : t(`usageChart.range.${each}`, { count: format.number(DAY_COUNTS[each]) })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {range === 'custom' ? <CustomDaysFields {...props} /> : null}
      {mode === null ? null : <ModeSwitch mode={mode} onModeChange={onModeChange} />}
    </div>
  )
}

function CustomDaysFields({ custom, customFault, onCustomChange }: ChartControlsProps) {
  const t = useMessages()
  const format = useFormat()
  const errors = {
    reversed: t('usageChart.reversed'),
    tooLong: t('usageChart.tooLong', { days: format.number(MOST_DAYS) }),
  }
  const error = customFault === 'reversed' || customFault === 'tooLong' ? errors[customFault] : undefined
  return (
    <div className="ck:order-last ck:col-span-2 ck:grid ck:grid-cols-2 ck:items-start ck:gap-2 ck:@lg:basis-full ck:@lg:grid-cols-[192px_192px]">
      <Field label={t('usageChart.from')}>
        <Input
          max={custom.to === '' ? undefined : custom.to}
          onChange={(event) => onCustomChange({ ...custom, from: event.currentTarget.value })}
          type="date"
          value={custom.from}
        />
      </Field>
      <Field error={error} label={t('usageChart.to')}>
        <Input
          min={custom.from === '' ? undefined : custom.from}
          onChange={(event) => onCustomChange({ ...custom, to: event.currentTarget.value })}
          type="date"
          value={custom.to}
        />
      </Field>
    </div>
  )
}

const modes = ['day', 'running'] as const satisfies readonly ChartMode[]

function ModeSwitch({
  mode,
  onModeChange,
}: {
  readonly mode: ChartMode
  readonly onModeChange: (mode: ChartMode) => void
}) {
  const t = useMessages()
  const name = useId()
  return (
    <fieldset className="ck:col-span-2 ck:flex ck:rounded-md ck:border ck:border-border ck:bg-subtle ck:p-0.5 ck:@lg:ms-auto">
      <legend className="ck:sr-only">{t('usageChart.mode')}</legend>
      {modes.map((each) => (
        <label
          className="ck:relative ck:flex ck:min-h-[26px] ck:flex-auto ck:cursor-pointer ck:items-center ck:justify-center ck:rounded-sm ck:border ck:border-transparent ck:px-2.5 ck:text-center ck:text-sm ck:text-muted ck:transition-colors ck:coarse:min-h-10 ck:has-checked:border-border ck:has-checked:bg-background ck:has-checked:font-medium ck:has-checked:text-foreground ck:has-checked:shadow-xs ck:has-focus-visible:outline-2 ck:has-focus-visible:outline-focus ck:outline-transparent ck:forced-colors:has-checked:border-[Highlight]"
          key={each}
        >
          <input
            checked={each === mode}
            className={`ck:sr-only ${focusRing}`}
            name={name}
            onChange={() => onModeChange(each)}
            type="radio"
            value={each}
          />
          {t(`usageChart.mode.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}
