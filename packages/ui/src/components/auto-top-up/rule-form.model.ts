import type { SubmissionState } from '@creditkit/client/react'
import { type Amount, type AutoTopUp, compare, isPositive, type ProviderId } from '@creditkit/contract'
import { type AmountInputFault, type Formatter, typedText } from '../../format/index'
import {
  creditsFor,
  isSameContent,
  isSameRule,
  proposeRule,
  type RuleLanguage,
  type RuleWords,
  type TopUpRule,
  toRuleWords,
} from './rule.model'

/** A field of the form. */
export type RuleField = 'threshold' | 'amount' | 'monthlyLimit' | 'provider'

/** What somebody has touched; everything else stands as the rule has it. Survives errors. */
export interface RuleEdits {
  /** What is typed into the fields for amounts. */
  readonly texts: { readonly [Field in Exclude<RuleField, 'provider'>]?: string }
  readonly provider?: ProviderId | undefined
  /** The fields whose errors may show, because somebody is done with them. */
  readonly checked: readonly RuleField[]
}

/** Nothing touched. */
export const NO_EDITS: RuleEdits = { texts: {}, checked: [] }

/** Why a field cannot be saved as it is. */
export type RuleFault =
  | AmountInputFault
  | { readonly fault: 'below' | 'above' | 'zero' | 'belowAmount' | 'refused' | 'noProvider' | 'noMethod' }

/** A field for an amount: what stands in it, what it means and what is wrong with it. */
export interface AmountField {
  readonly text: string
  readonly amount: Amount | null
  readonly fault: RuleFault | null
}

/** The form: what is entered, what it comes to, and what is wrong with it. */
export interface RuleFormModel {
  readonly threshold: AmountField
  readonly amount: AmountField & { readonly credits: string | null }
  readonly monthlyLimit: AmountField
  readonly provider: { readonly value: ProviderId | null; readonly fault: RuleFault | null }
  readonly providers: readonly ProviderId[]
  readonly limits: { readonly min: string; readonly max: string }
  readonly words: RuleWords
  /** Whether something is entered that is not saved. */
  readonly isDirty: boolean
  /** Whether saving turns it on, which is asked about once more. */
  readonly turnsOn: boolean
  /** The rule as it stands now, where somebody else has changed it since this form was opened; null otherwise. */
  readonly conflict: { readonly words: RuleWords; readonly enabled: boolean } | 'gone' | null
  /** What would be saved; null while something is missing or wrong. */
  readonly rule: TopUpRule | null
  /** The first field that something is wrong with. */
  readonly firstFault: RuleField | null
}

/** What the form is made of. */
export interface RuleFormInput extends RuleLanguage {
  /** The rule that the form was opened with, and as it stands now; null for none. */
  readonly base: AutoTopUp | null
  readonly current: AutoTopUp | null
  readonly edits: RuleEdits
  readonly save: SubmissionState<TopUpRule, AutoTopUp>
}

/** Works out the form. Pure: nothing typed is ever lost, and nothing is asked of a server. */
export function toRuleForm(input: RuleFormInput): RuleFormModel {
  const { wallet, base, current, edits, save, format } = input
  const start = base ?? proposeRule(wallet)
  const text = (field: Exclude<RuleField, 'provider'>) =>
    edits.texts[field] ?? typedText(start[field], format)
  const money = wallet.limits.min.asset
  const { min, max } = wallet.limits

  const threshold = readField(text('threshold'), wallet.asset, format, () => null)
  const price = readField(text('amount'), money, format, (value) => {
    if (compare(value, min) < 0) return { fault: 'below' }
    return compare(value, max) > 0 ? { fault: 'above' } : null
  })
  const monthlyLimit = readField(text('monthlyLimit'), money, format, (value) =>
    price.amount && compare(value, price.amount) < 0 ? { fault: 'belowAmount' } : null,
  )
  const provider = wallet.providers.find((id) => id === (edits.provider ?? start.provider)) ?? null
  const noProvider: RuleFault | null = provider === null ? { fault: 'noProvider' } : null

  const isWhole = !threshold.fault && !price.fault && !monthlyLimit.fault && !noProvider
  const rule: TopUpRule | null =
    isWhole && threshold.amount && price.amount && monthlyLimit.amount && provider
      ? {
          enabled: true,
          walletId: wallet.id,
          threshold: threshold.amount,
          amount: price.amount,
          monthlyLimit: monthlyLimit.amount,
          provider,
        }
      : null

  const refused = rule ? refusedFields(save, rule) : NOTHING_REFUSED
  const shown = (field: RuleField, own: RuleFault | null): RuleFault | null => {
    if (own) return edits.checked.includes(field) ? own : null
    return refused.has(field) ? { fault: field === 'provider' ? 'noMethod' : 'refused' } : null
  }
  const parts = {
    threshold: threshold.amount,
    amount: price.amount,
    monthlyLimit: monthlyLimit.amount,
    provider,
  }
  const faults: readonly (readonly [RuleField, RuleFault | null])[] = [
    ['threshold', threshold.fault],
    ['amount', price.fault],
    ['monthlyLimit', monthlyLimit.fault],
    ['provider', noProvider],
  ]
  const credits = price.amount && creditsFor(price.amount, wallet)
  const [refusedField = null] = refused
  return {
    threshold: { ...threshold, fault: shown('threshold', threshold.fault) },
    amount: {
      ...price,
      fault: shown('amount', price.fault),
      credits: credits && format.credits(credits, input.unit),
    },
    monthlyLimit: { ...monthlyLimit, fault: shown('monthlyLimit', monthlyLimit.fault) },
    provider: { value: provider, fault: shown('provider', noProvider) },
    providers: wallet.providers,
    limits: { min: format.money(min), max: format.money(max) },
    words: toRuleWords(parts, input),
    isDirty: isTouched(edits) && !(base && rule && isSameContent(base, rule)),
    turnsOn: !base?.enabled || base.status === 'failing',
    conflict: conflictOf(input, current),
    rule,
    firstFault: faults.find(([, fault]) => fault)?.[0] ?? refusedField,
  }
}

/** Whether anything was entered. */
export function isTouched({ texts, provider }: RuleEdits): boolean {
  return provider !== undefined || Object.keys(texts).length > 0
}

function conflictOf(input: RuleFormInput, current: AutoTopUp | null): RuleFormModel['conflict'] {
  if (!isTouched(input.edits) || isSameRule(input.base, current)) return null
  return current ? { words: toRuleWords(current, input), enabled: current.enabled } : 'gone'
}

function readField(
  text: string,
  asset: Amount['asset'],
  format: Formatter,
  check: (amount: Amount) => RuleFault | null,
): AmountField {
  const read = format.parseAmount(text, asset)
  if (!read.ok) return { text, amount: null, fault: read }
  if (!isPositive(read.amount)) return { text, amount: null, fault: { fault: 'zero' } }
  return { text, amount: read.amount, fault: check(read.amount) }
}

const NOTHING_REFUSED: ReadonlySet<RuleField> = new Set()
const FIELDS = ['threshold', 'amount', 'monthlyLimit', 'provider'] as const satisfies readonly RuleField[]

/** The fields for which the server has refused just this rule; another one is not what it spoke of. */
function refusedFields(save: RuleFormInput['save'], rule: TopUpRule): ReadonlySet<RuleField> {
  if (save.status !== 'failed' || !save.input.enabled || !isSameContent(save.input, rule))
    return NOTHING_REFUSED
  const { code, errors } = save.error
  const named = FIELDS.filter((field) =>
    errors.some(({ path }) => path === field || path.startsWith(`${field}.`)),
  )
  return new Set(named.length === 0 && code === 'amount_out_of_range' ? ['amount'] : named)
}

/** Whether the fields say already what is wrong with a rule that was refused. */
export function isSaidByFields(save: RuleFormInput['save'], form: RuleFormModel | null): boolean {
  return form?.rule != null && refusedFields(save, form.rule).size > 0
}
