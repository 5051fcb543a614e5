import {
  type Asset,
  assetCode,
  compare,
  type FieldError,
  toDecimal,
  type ValidInput,
  type Wallet,
} from '@creditkit/contract'
import type { Reader } from '../../store/index'
import { walletOf } from '../catalogue'
import type { CallContext } from '../context'
import { ServiceProblem } from '../service-problem'
import { savedMethodOf } from './saved-method'

type Rule = ValidInput<'setAutoTopUp'>

/**
 * Lets a rule pass that could be carried out; otherwise a problem that names every field at fault. A rule that is off
 * need not be possible any more: turning it off always works.
 */
export function requireSound(reader: Reader, context: CallContext, rule: Rule): void {
  const wallet = walletOf(reader, rule.walletId)
  const faults = assetFaults(wallet, rule)
  if (rule.enabled && faults.length === 0) faults.push(...planFaults(reader, context, wallet, rule))
  if (faults.length > 0) {
    const detail = faults.map(({ message }) => message).join(' ')
    throw new ServiceProblem('validation_failed', detail, { errors: faults })
  }
  if (rule.enabled) requireWithinLimits(wallet, rule)
}

function assetFaults({ asset, limits }: Wallet, rule: Rule): FieldError[] {
  const wrong = (path: string, is: Asset, wanted: Asset): FieldError[] =>
    is === wanted ? [] : [{ path: `${path}.asset`, code: 'asset', message: `Name the ${path} in ${wanted}.` }]
  return [
    ...wrong('threshold', rule.threshold.asset, asset),
    ...wrong('amount', rule.amount.asset, limits.min.asset),
    ...wrong('monthlyLimit', rule.monthlyLimit.asset, limits.min.asset),
  ]
}

function planFaults(reader: Reader, context: CallContext, wallet: Wallet, rule: Rule): FieldError[] {
  const faults: FieldError[] = []
  if (!wallet.purchasable) {
    const message = 'This wallet cannot be topped up.'
    faults.push({ path: 'walletId', code: 'not_purchasable', message })
  }
  if (compare(rule.monthlyLimit, rule.amount) < 0) {
    const message = 'The monthly limit has to allow for one purchase at least.'
    faults.push({ path: 'monthlyLimit', code: 'min_value', message })
  }
  const { accountId } = context.session
  if (
    !wallet.providers.includes(rule.provider) ||
    !savedMethodOf(reader, context, accountId, rule.provider)
  ) {
    const message = 'There is no saved payment method that can be charged with this provider.'
    faults.push({ path: 'provider', code: 'not_available', message })
  }
  return faults
}

function requireWithinLimits({ limits: { min, max } }: Wallet, { amount }: Rule): void {
  if (compare(amount, min) >= 0 && compare(amount, max) <= 0) return
  const message = `One purchase is from ${toDecimal(min)} to ${toDecimal(max)} ${assetCode(min.asset)}.`
  const errors = [{ path: 'amount', code: 'amount_out_of_range', message }]
  throw new ServiceProblem('amount_out_of_range', message, { min, max, errors })
}
