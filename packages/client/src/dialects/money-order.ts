import {
  type Amount,
  AmountSchema,
  compare,
  equals,
  type FieldError,
  type OperationInput,
  type Problem,
  type Purchase,
  parse,
  toProblem,
  type Wallet,
} from '@creditkit/contract'
import { hostProblem } from '../http/fault'
import type { CreditsError } from '../http/problem'

/**
 * The sum of money that a draft orders credits for, at a backend that sells no packages. Throws `validation_failed`
 * before anything is sent: for another provider than the wallet's, for a package, and for money of another currency than
 * the wallet's limits. Whether the sum is within them says the backend.
 */
export function orderedMoney(draft: OperationInput<'createPurchase'>, wallet: Wallet): Amount {
  if (!wallet.providers.includes(draft.provider)) {
    throw invalidOrder('provider', `This is paid for with ${wallet.providers.join(', ')}.`)
  }
  if (draft.packageId !== undefined || draft.money === undefined) {
    throw invalidOrder('packageId', 'Name a sum of money; no packages are on sale.')
  }
  const currency = wallet.limits.min.asset
  if (draft.money.asset === currency) return draft.money
  throw invalidOrder('money.asset', `Pay in ${currency}.`)
}

/** The error for a field of a draft that the backend has no use for, or cannot serve. */
export function invalidOrder(path: string, message: string): CreditsError {
  return hostProblem('createPurchase', invalidField(path, message))
}

/**
 * What it means that a backend does not take an order, whose only field is the sum: `amount_out_of_range` with the
 * wallet's limits where the sum is outside them, else `validation_failed`.
 */
export function refusedMoney(money: unknown, { limits }: Wallet): Problem {
  const sum = parse(AmountSchema, money)
  const isOutside =
    sum.ok &&
    sum.value.asset === limits.min.asset &&
    (compare(sum.value, limits.min) < 0 || compare(sum.value, limits.max) > 0)
  if (!isOutside) return invalidField('money', 'The backend does not take this sum.')
  return toProblem('amount_out_of_range', 'Order a sum within the limits.', '', limits)
}

/**
 * The purchase that was made under the key of an order, for the first answer again; undefined when there is none. Throws
 * `idempotency_key_reused` where another sum was ordered under it.
 */
export function orderedBefore(made: Purchase | undefined, price: Amount): Purchase | undefined {
  if (!made || equals(made.price, price)) return made
  const detail = 'Another sum was ordered under this key.'
  throw hostProblem('createPurchase', toProblem('idempotency_key_reused', detail, '', {}))
}

/** `validation_failed` about one field. */
export function invalidField(path: string, message: string, code = 'invalid'): Problem {
  const errors: FieldError[] = [{ path, code, message }]
  return toProblem('validation_failed', 'Mend the named field.', '', { errors })
}
