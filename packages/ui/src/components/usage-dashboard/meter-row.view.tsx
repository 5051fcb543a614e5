import { useId } from 'react'
import { Badge, Icon, Meter } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { MeterLevel } from './meter-row.model'
import { useLevelText, useOverageTexts, useResetText } from './meter-texts'
import type { DashboardRow } from './usage-dashboard.model'

const bars = {
  normal: 'primary',
  close: 'warning',
  almost: 'danger',
  reached: 'danger',
  over: 'danger',
  unlimited: 'primary',
  paid: 'primary',
} as const
const badges: Readonly<Record<MeterLevel, 'neutral' | 'info' | 'warning' | 'danger'>> = {
  normal: 'neutral',
  close: 'warning',
  almost: 'danger',
  reached: 'danger',
  over: 'danger',
  unlimited: 'neutral',
  paid: 'info',
}
/** Where the warnings begin. */
const MARKS = [0.8, 0.95]

/** One meter: its level in a word, its bar, its numbers, and what use past the allowance comes to. */
export function MeterRow({ row }: { readonly row: DashboardRow }) {
  const t = useMessages()
  const slot = useSlot()
  const nameId = useId()
  const levelText = useLevelText()(row)
  const reset = useResetText()(row.reset)
  const overage = useOverageTexts()(row)
  const { level, included, used, usedText, includedText, percent, left } = row
  const quantity =
    included === null
      ? t('usageDashboard.used', { used: usedText })
      : t('usageDashboard.usedOf', { used: usedText, included: includedText })
  const share =
    percent && (percent.isLess ? t('usageDashboard.lessThan', { percent: percent.text }) : percent.text)
  const remarks = [
    level === 'unlimited' ? t('usageDashboard.unlimited') : null,
    left === null ? null : t('usageDashboard.left', { left }),
    reset,
  ].filter((remark) => remark !== null)
  return (
    <li
      {...slot(
        'usageDashboardMeter',
        'ck:flex ck:flex-col ck:gap-2.5 ck:border-t ck:border-border ck:py-5 ck:first:border-transparent',
        { level },
      )}
      data-state={level}
    >
      <div className="ck:flex ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-4 ck:gap-y-1">
        <div className="ck:flex ck:min-h-6 ck:min-w-0 ck:flex-wrap ck:items-center ck:gap-x-2.5 ck:gap-y-1">
          <h3 className="ck:min-w-0 ck:font-medium ck:break-words" id={nameId}>
            {row.name}
          </h3>
          <Badge tone={badges[level]}>{levelText}</Badge>
        </div>
        <p className="ck:flex ck:flex-wrap ck:items-baseline ck:gap-x-3 ck:tabular-nums">
          <span className="ck:inline">{quantity}</span>
          {share ? <span className="ck:inline ck:text-muted">{share}</span> : null}
        </p>
      </div>
      {included === null ? null : (
        <Meter
          labelledBy={nameId}
          limit={included}
          marks={level === 'normal' ? MARKS : []}
          text={t.join('list', [quantity, levelText])}
          tone={bars[level]}
          value={used}
        />
      )}
      {remarks.length > 0 ? (
        <p className="ck:text-sm ck:break-words ck:text-muted">{t.join('remarks', remarks)}</p>
      ) : null}
      {overage.length > 0 ? (
        <div
          {...slot(
            'usageDashboardOverage',
            'ck:flex ck:gap-2.5 ck:rounded-md ck:bg-subtle ck:px-3.5 ck:py-2.5 ck:text-sm ck:text-muted',
          )}
        >
          <Icon className="ck:mt-0.5 ck:size-4" name="coins" />
          <p className="ck:min-w-0 ck:flex-1 ck:break-words">{t.join('sentences', overage)}</p>
        </div>
      ) : null}
    </li>
  )
}
