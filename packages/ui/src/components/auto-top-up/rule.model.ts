import {
  type Amount,
  type AutoTopUp,
  amount,
  equals,
  moneyToCredits,
  type OperationInput,
  type ProviderId,
  proportion,
  sum,
  type UnitName,
  type Wallet,
} from '@creditkit/contract'
import type { Formatter } from '../../format/index'

/** The rule as it is set. */
export type TopUpRule = OperationInput<'setAutoTopUp'>

/** What makes the rule's sentence; null stands for what is not known yet. */
export interface RuleWords {
  readonly threshold: string | null
  readonly credits: string | null
  readonly price: string | null
  readonly limit: string | null
  readonly provider: ProviderId | null
}

/** What the words are made with. */
export interface RuleLanguage {
  readonly wallet: Wallet
  readonly unit: UnitName
  readonly format: Formatter
}

/** The parts of a rule that are known. */
export type RuleParts = { readonly [Part in 'threshold' | 'amount' | 'monthlyLimit']: Amount | null } & {
  readonly provider: ProviderId | null
}

/** Writes out what is known of a rule. */
export function toRuleWords(parts: RuleParts, { wallet, unit, format }: RuleLanguage): RuleWords {
  const { threshold, amount: price, monthlyLimit, provider } = parts
  const credits = price && creditsFor(price, wallet)
  return {
    threshold: threshold && format.credits(threshold, unit),
    credits: credits && format.credits(credits, unit),
    price: price && format.money(price),
    limit: monthlyLimit && format.money(monthlyLimit),
    provider,
  }
}

/** What a sum of money buys of a wallet; null where it is of another currency. */
export function creditsFor(money: Amount, { rate }: Wallet): Amount | null {
  return money.asset === rate.money.asset ? moneyToCredits(money, rate) : null
}

/** Whether two rules say the same, whether they are on or off included. */
export function isSameRule(left: AutoTopUp | null, right: AutoTopUp | null): boolean {
  if (left === null || right === null) return left === right
  return left.enabled === right.enabled && isSameContent(left, right)
}

/** Whether two rules would do the same when they are on. */
export function isSameContent(left: Omit<TopUpRule, 'enabled'>, right: Omit<TopUpRule, 'enabled'>): boolean {
  return (
    left.provider === right.provider &&
    equals(left.threshold, right.threshold) &&
    equals(left.amount, right.amount) &&
    equals(left.monthlyLimit, right.monthlyLimit)
  )
}

const FIFTH = { part: amount(1, 'PART/0'), of: amount(5, 'PART/0') }

/**
 * Amounts to begin with where there is no rule yet: the upper of the presets in the middle, when a fifth of it is left, at
 * most four times a month. Only a proposal: nothing is bought before somebody turns it on.
 */
export function proposeRule(wallet: Wallet): RuleParts {
  const { presets, providers } = wallet
  const price = presets[Math.floor(presets.length / 2)] ?? null
  const credits = price && creditsFor(price, wallet)
  const [only, ...others] = providers
  return {
    threshold: credits && proportion(credits, FIFTH.part, FIFTH.of, 'up'),
    amount: price,
    monthlyLimit: price && sum([price, price, price, price], price.asset),
    provider: only !== undefined && others.length === 0 ? only : null,
  }
}
