import type { Amount, Instant, UsageMeter, UsagePoint } from '@creditkit/contract'
import { type Formatter, formatMetered } from '../../format/index'

/**
 * How a meter stands: `close` from 80 %, `almost` from 95 %, `reached` at the whole of the allowance, `over` past it;
 * `unlimited` has no limit, and `paid` has no allowance, so that all of it costs credits.
 */
export type MeterLevel = 'normal' | 'close' | 'almost' | 'reached' | 'over' | 'unlimited' | 'paid'

/** What use past the allowance costs: a credit amount for every begun block of so many units. */
export interface OveragePriceText {
  readonly quantity: string
  readonly credits: string
  /** `single` where there is no unit to name, one `unit`, or a `block` of several. */
  readonly per: 'single' | 'unit' | 'block'
}

/** The credits that were paid since the last reset. */
export type PaidSoFar =
  | { readonly status: 'loading' }
  | { readonly status: 'unknown' }
  | { readonly status: 'known'; readonly credits: string }

/** A meter, written out. */
export interface MeterRowModel {
  readonly id: string
  readonly name: string
  readonly level: MeterLevel
  readonly used: number
  /** Null where there is no bar to draw: without a limit, or without an allowance. */
  readonly included: number | null
  readonly usedText: string
  readonly includedText: string
  /** How much of the allowance is used, rounded down, so that 100 % is all of it; null where there is none. */
  readonly percent: { readonly text: string; readonly isLess: boolean } | null
  /** What is left of the allowance; null where nothing is. */
  readonly left: string | null
  /** What went past the allowance; null where nothing did. */
  readonly over: string | null
  /** Null where nothing was paid for. */
  readonly paid: PaidSoFar | null
  /** Null where the server does not say. */
  readonly price: OveragePriceText | null
  readonly resetsAt: Instant
  /** The wallet that pays for what is past the allowance; null where the server does not say. */
  readonly walletId: string | null
}

/** Usage by month, to tell what was paid; undefined while it is not loaded. */
export interface MonthlyUsage {
  readonly points: readonly UsagePoint[] | undefined
  readonly isPending: boolean
}

/** How numbers and amounts are written. */
export interface MeterTexts {
  readonly format: Formatter
  readonly credits: (value: Amount) => string
}

/** Writes a meter out. */
export function toMeterRow(meter: UsageMeter, monthly: MonthlyUsage, texts: MeterTexts): MeterRowModel {
  const { format } = texts
  const { used, included, overage } = meter
  const level = levelOf(meter)
  const hasAllowance = included !== null && included > 0
  const isPaidFor = overage > 0
  return {
    id: meter.id,
    name: meter.name,
    level,
    used,
    included: hasAllowance ? included : null,
    usedText: hasAllowance ? format.number(used) : formatMetered(format, used, [meter]),
    includedText: hasAllowance ? formatMetered(format, included, [meter]) : '',
    percent: hasAllowance ? percentOf(used, included, format) : null,
    left: hasAllowance && used < included ? formatMetered(format, included - used, [meter]) : null,
    over: isPaidFor ? formatMetered(format, overage, [meter]) : null,
    paid: isPaidFor ? paidSoFar(meter, monthly, texts) : null,
    price: priceOf(meter, texts),
    resetsAt: meter.resetsAt,
    walletId: meter.overagePrice?.walletId ?? null,
  }
}

/** The level as the server says it, which knows `reached` as the most critical one. */
function levelOf({ used, included, level }: UsageMeter): MeterLevel {
  if (included === null) return 'unlimited'
  if (included === 0) return 'paid'
  switch (level) {
    case 'ok':
      return 'normal'
    case 'warning':
      return 'close'
    case 'critical':
      return used >= included ? 'reached' : 'almost'
    case 'exceeded':
      return 'over'
  }
}

function percentOf(used: number, included: number, format: Formatter): MeterRowModel['percent'] {
  const whole = (BigInt(used) * 100n) / BigInt(included)
  const isLess = used > 0 && whole === 0n
  return { text: format.percent(Number(`${isLess ? 1n : whole}e-2`)), isLess }
}

function priceOf(
  { overagePrice, ...meter }: UsageMeter,
  { format, credits }: MeterTexts,
): OveragePriceText | null {
  if (!overagePrice) return null
  const quantity = formatMetered(format, overagePrice.units, [meter])
  const isOne = overagePrice.units === 1
  const isBare = quantity === format.number(overagePrice.units)
  return {
    quantity,
    credits: credits(overagePrice.credits),
    per: isOne ? (isBare ? 'single' : 'unit') : 'block',
  }
}

/** The stretch that ends when the meter resets is the one that the overage belongs to; without it nothing is claimed. */
function paidSoFar({ id, resetsAt }: UsageMeter, monthly: MonthlyUsage, { credits }: MeterTexts): PaidSoFar {
  const end = Date.parse(resetsAt)
  const point = monthly.points?.find(({ meterId, to }) => meterId === id && Date.parse(to) === end)
  if (point) return { status: 'known', credits: credits(point.credits) }
  return { status: monthly.isPending ? 'loading' : 'unknown' }
}
