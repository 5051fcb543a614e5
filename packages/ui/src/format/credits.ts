import { type Amount, toDecimal, type UnitName } from '@creditkit/contract'
import { formatQuantity, type NumberStyle } from './number'

const rules = new Map<string, Intl.PluralRules>()

function pluralRules(locale: string): Intl.PluralRules {
  const known = rules.get(locale)
  if (known) return known
  const made = new Intl.PluralRules(locale, { maximumFractionDigits: 15 })
  rules.set(locale, made)
  return made
}

/** The plural category of a number in a locale; a text keeps its visible decimals out of the question ("1.0" is 1). */
export function pluralCategory(locale: string, value: number | string): Intl.LDMLPluralRule {
  return pluralRules(locale).select(Number(value))
}

/** The form of a unit's name that goes with an amount: `one` where the locale says so, `other` everywhere else. */
export function unitFor(locale: string, value: Amount, name: UnitName): string {
  return pluralCategory(locale, toDecimal(value).replace('-', '')) === 'one' ? name.one : name.other
}

/** Writes credits with the name of their unit in the right plural: "1 Sky Credit", "25 Sky Credits", "1.50 Sky Credits". */
export function formatCredits(
  locale: string,
  value: Amount,
  name: UnitName,
  style: NumberStyle = {},
): string {
  return `${formatQuantity(locale, value, style)}\u00a0${unitFor(locale, value, name)}`
}
