import type { CreditBalance, ReadHandle } from '@creditkit/client/react'
import {
  type Amount,
  type AutoTopUp,
  amount,
  type Branding,
  compare,
  isNegative,
  isPositive,
  proportion,
  subtract,
  type UnitName,
  type Wallet,
} from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import {
  commonErrors,
  type ErrorMessages,
  type MessageKey,
  mayRetry,
  type PlainMessageKey,
} from '../../i18n/index'
import { type RuleLanguage, type RuleWords, toRuleWords } from './rule.model'

/** How a rule stands; `unset` was never set. */
export type TopUpStanding = 'unset' | AutoTopUp['status']

/** Everything that automatic top-up can be, besides what is being edited. */
export type AutoTopUpModel =
  | { readonly status: 'loading' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | { readonly status: 'missing' }
  /** The wallet's credits are not sold here. */
  | { readonly status: 'unavailable'; readonly wallet: string }
  | {
      readonly status: 'ready'
      readonly standing: TopUpStanding
      /** What the credits are called, several of them. */
      readonly unitName: string
      /** Null where there is no rule. */
      readonly words: RuleWords | null
      /** Why the last top-up brought nothing; null while that is not so. */
      readonly failure: { readonly date: string; readonly reason: DeclineText } | null
      /** What counts towards the limit; null where the server does not say, and while it is off. */
      readonly month: { readonly bought: string; readonly limit: string; readonly percent: number } | null
      readonly last: { readonly price: string; readonly date: string } | null
      /** When it buys next; null where that is not known, and while it is off or stands still. */
      readonly next: { readonly kind: 'due' } | { readonly kind: 'after'; readonly credits: string } | null
      /** When the rule was last heard of, where it could not be refreshed since; null while it is current. */
      readonly staleSince: string | null
    }

/** What the model is made of. */
export interface AutoTopUpInput {
  readonly rule: Pick<ReadHandle<AutoTopUp | null>, 'data' | 'error' | 'isStale' | 'updatedAt'>
  readonly wallet: Pick<ReadHandle<Wallet | null>, 'data' | 'error'>
  readonly branding: Branding | undefined
  readonly balance: CreditBalance | null | undefined
  readonly format: Formatter
}

/** The name of a text that says why a payment did not go through. */
export type DeclineText = Extract<MessageKey, `autoTopUp.decline.${string}`>

const errorTexts: ErrorMessages = {
  ...commonErrors,
  internal: 'autoTopUp.error.internal',
  forbidden: 'autoTopUp.error.forbidden',
}

/** The providers' own words, in lower_snake_case, as the contract has them. */
const DECLINES: ReadonlyMap<string, DeclineText> = new Map([
  ['authentication_required', 'autoTopUp.decline.authentication'],
  ['authentication_failure', 'autoTopUp.decline.authentication'],
  ['payer_action_required', 'autoTopUp.decline.authentication'],
  ['card_declined', 'autoTopUp.decline.card'],
  ['generic_decline', 'autoTopUp.decline.card'],
  ['instrument_declined', 'autoTopUp.decline.card'],
  ['do_not_honor', 'autoTopUp.decline.card'],
  ['disputed', 'autoTopUp.decline.disputed'],
  ['expired_card', 'autoTopUp.decline.expired'],
  ['insufficient_funds', 'autoTopUp.decline.funds'],
  ['payment_method_missing', 'autoTopUp.decline.missing'],
  ['no_such_method', 'autoTopUp.decline.missing'],
] as const)

/** Says what there is to draw. Pure: the same input gives an equal model. */
export function toAutoTopUpModel(input: AutoTopUpInput): AutoTopUpModel {
  const { rule, wallet, branding, format } = input
  if (wallet.data === null) return { status: 'missing' }
  if (!wallet.data || !branding || rule.data === undefined) {
    const error = wallet.error ?? rule.error
    if (!error) return { status: 'loading' }
    return {
      status: 'error',
      message: errorTexts[error.code],
      requestId: error.requestId ?? null,
      canRetry: mayRetry(error.code),
    }
  }
  const unit = walletUnit(branding, wallet.data)
  const isSold = wallet.data.purchasable && wallet.data.providers.length > 0
  // What is on can always be turned off, also where it could not be set up any more.
  if (!isSold && !rule.data?.enabled) return { status: 'unavailable', wallet: unit.other }
  return {
    status: 'ready',
    unitName: unit.other,
    staleSince: rule.isStale && rule.updatedAt !== null ? format.time(rule.updatedAt) : null,
    ...toRuleFacts(rule.data, { wallet: wallet.data, unit, format }, input.balance),
  }
}

/** The words of the rule's wallet; null until it is known. */
export function ruleLanguage({ wallet, branding, format }: AutoTopUpInput): RuleLanguage | null {
  if (!wallet.data || !branding) return null
  return { wallet: wallet.data, unit: walletUnit(branding, wallet.data), format }
}

type RuleFacts = Omit<Extract<AutoTopUpModel, { status: 'ready' }>, 'status' | 'unitName' | 'staleSince'>

function toRuleFacts(
  rule: AutoTopUp | null,
  language: RuleLanguage,
  balance: CreditBalance | null | undefined,
): RuleFacts {
  if (!rule) return { standing: 'unset', words: null, failure: null, month: null, last: null, next: null }
  const { format, unit } = language
  const { status, lastTopUp, lastFailure } = rule
  return {
    standing: status,
    words: toRuleWords(rule, language),
    failure:
      status === 'failing' && lastFailure
        ? {
            date: format.date(lastFailure.at),
            reason: DECLINES.get(lastFailure.declineCode) ?? 'autoTopUp.decline.other',
          }
        : null,
    month: status === 'off' ? null : monthOf(rule, format),
    last: lastTopUp ? { price: format.money(lastTopUp.price), date: format.date(lastTopUp.at) } : null,
    next: status === 'active' ? nextOf(rule, balance, unit, format) : null,
  }
}

const WHOLE = /* @__PURE__ */ amount(100, 'PERCENT/0')

function monthOf({ boughtThisMonth: bought, monthlyLimit: limit }: AutoTopUp, format: Formatter) {
  if (!bought || bought.asset !== limit.asset || isNegative(bought)) return null
  const isOver = compare(bought, limit) >= 0
  return {
    bought: format.money(bought),
    limit: format.money(limit),
    percent: isOver ? WHOLE.minor : proportion(WHOLE, bought, limit, 'down').minor,
  }
}

function nextOf(
  { threshold }: AutoTopUp,
  balance: CreditBalance | null | undefined,
  unit: UnitName,
  format: Formatter,
) {
  const available = balance?.balance.status === 'ok' ? balance.balance.available : null
  if (!available || available.asset !== threshold.asset) return null
  return isBelow(available, threshold)
    ? ({ kind: 'due' } as const)
    : ({ kind: 'after', credits: format.credits(subtract(available, threshold), unit) } as const)
}

/** Whether a balance is so low that a rule with this threshold buys at once. */
export function isBelow(available: Amount, threshold: Amount): boolean {
  return available.asset === threshold.asset && isPositive(subtract(threshold, available))
}
