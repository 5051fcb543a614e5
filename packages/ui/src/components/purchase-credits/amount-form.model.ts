import {
  type Amount,
  amount,
  assetScale,
  compare,
  equals,
  isPositive,
  isZero,
  moneyToCredits,
  subtract,
  type UnitName,
  type Wallet,
} from '@creditkit/contract'
import { type AmountInputFault, type Formatter, typedText } from '../../format/index'
import type { AmountSteps } from '../../parts/index'

/** Why an amount cannot be paid; `refused` is the server's word about an amount that looked right here. */
export type AmountError =
  | AmountInputFault
  | { readonly fault: 'below' }
  | { readonly fault: 'above' }
  | { readonly fault: 'refused' }

/** Amounts that can be paid, in place of what was typed; told as soon as it is typed, and kindly. */
export interface AmountOffers {
  /** `meant` is what the text may have meant, `either` of two; `below` and `above` the limit that it has passed. */
  readonly reason: 'below' | 'above' | 'meant' | 'either'
  readonly amounts: readonly Amount[]
}

/** The fields of a free amount: what is in them, what it brings, and what is wrong with it. */
export interface AmountFormModel {
  readonly text: string
  readonly presets: readonly Amount[]
  /** The preset that equals what is typed. */
  readonly preset: Amount | null
  readonly limits: Wallet['limits']
  readonly steps: AmountSteps
  /** What the amount that is typed buys; null while it cannot be paid. */
  readonly brings: string | null
  /** So many credits for so much money. */
  readonly rate: { readonly credits: string; readonly money: string }
  readonly offers: AmountOffers | null
  readonly error: AmountError | null
}

/** What a free amount is worked out from. */
export interface AmountFormInput {
  readonly wallet: Wallet
  /** As typed; undefined until somebody has typed. */
  readonly text: string | undefined
  readonly defaultAmount: Amount | undefined
  /** Whether the buyer has said that the amount is finished, so that its errors may show. */
  readonly isChecked: boolean
  readonly unit: UnitName
  readonly format: Formatter
}

/** The fields, and the amount that can be paid; null while there is none. Pure. */
export function toAmountForm(input: AmountFormInput): {
  readonly model: AmountFormModel
  readonly money: Amount | null
} {
  const { wallet, isChecked, unit, format } = input
  const { limits, rate } = wallet
  const presets = wallet.presets.filter((preset) => isWithin(preset, limits))
  const text = input.text ?? typedText(input.defaultAmount ?? startingPreset(presets), format)
  const read = readAmount(text, limits, format)
  const money = 'amount' in read ? read.amount : null
  return {
    money,
    model: {
      text,
      presets,
      preset: (money && presets.find((preset) => equals(preset, money))) ?? null,
      limits,
      steps: stepsOf(presets, limits),
      brings: money && format.credits(moneyToCredits(money, rate), unit),
      rate: { credits: format.credits(rate.credits, unit), money: format.money(rate.money) },
      offers: 'error' in read ? offersFor(read.error, limits) : null,
      error: isChecked && 'error' in read ? read.error : null,
    },
  }
}

type ReadAmount = { readonly amount: Amount } | { readonly error: AmountError }

function readAmount(text: string, limits: Wallet['limits'], format: Formatter): ReadAmount {
  const parsed = format.parseAmount(text, limits.min.asset)
  if (!parsed.ok) return { error: parsed }
  if (isZero(parsed.amount)) return { error: { fault: 'negative', readings: [] } }
  if (compare(parsed.amount, limits.min) < 0) return { error: { fault: 'below' } }
  if (compare(parsed.amount, limits.max) > 0) return { error: { fault: 'above' } }
  return { amount: parsed.amount }
}

function offersFor(error: AmountError, limits: Wallet['limits']): AmountOffers | null {
  const meant = 'readings' in error ? error.readings.filter((each) => isWithin(each, limits)) : []
  if (meant.length > 0) return { reason: meant.length > 1 ? 'either' : 'meant', amounts: meant }
  if (error.fault === 'below' || error.fault === 'negative') return { reason: 'below', amounts: [limits.min] }
  if (error.fault === 'above' || error.fault === 'too_large')
    return { reason: 'above', amounts: [limits.max] }
  return null
}

/** By the smallest difference of two presets, beginning at one of them; by whole units of the money where there are none. */
function stepsOf(presets: readonly Amount[], { min, max }: Wallet['limits']): AmountSteps {
  const sorted = [...presets].sort(compare)
  const gaps = sorted
    .flatMap((preset, index) => {
      const next = sorted[index + 1]
      return next ? [subtract(next, preset)] : []
    })
    .filter(isPositive)
  const [by = amount(10 ** assetScale(min.asset), min.asset)] = gaps.sort(compare)
  return { by, from: sorted[0] ?? amount(0, min.asset), min, max }
}

/** Neither the least nor the most: the lower of the two in the middle. */
function startingPreset(presets: readonly Amount[]): Amount | undefined {
  return presets[Math.floor((presets.length - 1) / 2)]
}

function isWithin(value: Amount, { min, max }: Wallet['limits']): boolean {
  return value.asset === min.asset && compare(value, min) >= 0 && compare(value, max) <= 0
}
