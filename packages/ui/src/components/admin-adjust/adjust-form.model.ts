import {
  type Adjustment,
  type Amount,
  add,
  amount,
  compare,
  isPositive,
  isZero,
  type KnownBalance,
  negate,
  subtract,
  type UserCredits,
  type Wallet,
} from '@creditkit/contract'
import type { AmountInputFault, Formatter } from '../../format/index'

/** The longest reason that the audit trail keeps, in characters (contract, `AdjustmentSchema`). */
export const REASON_LIMIT = 500

/** What is filled in, as it is typed. */
export interface AdjustForm {
  readonly walletId: string | null
  readonly direction: 'add' | 'remove'
  readonly amountText: string
  readonly reason: string
}

/** Nothing filled in yet. */
export const EMPTY_FORM: AdjustForm = { walletId: null, direction: 'add', amountText: '', reason: '' }

/** What is wrong with an amount: how it is typed, or what it would do to the balance. */
export type AdjustAmountFault =
  | AmountInputFault
  | { readonly fault: 'zero' }
  | { readonly fault: 'exceeds'; readonly available: Amount }
  | { readonly fault: 'overflow' }

/** What is wrong with the form, by field; absent where nothing is. */
export interface AdjustFaults {
  readonly amount?: AdjustAmountFault
  readonly reason?: 'missing' | 'too_long'
}

/** What the balance is and what it would be; `after` is null while there is no amount that could be applied. */
export interface AdjustPreview {
  readonly before: Amount
  readonly after: Amount | null
}

/** A form held against a balance: what it would do, what is wrong, and, where nothing is, what to send. */
export interface CheckedForm {
  readonly preview: AdjustPreview
  readonly faults: AdjustFaults
  readonly adjustment: Adjustment | null
}

/**
 * Holds a form against the balance it is for. Pure and exact: an amount that the balance cannot bear, or that would
 * leave the safe integers, is a fault and never a wrong number. The adjustment carries the balance's version, so that
 * the server refuses it when the balance has moved since.
 */
export function checkForm(
  form: AdjustForm,
  userId: string,
  balance: KnownBalance,
  format: Formatter,
): CheckedForm {
  const before = balance.available
  const reason = form.reason.trim()
  const reasonFault = reason === '' ? 'missing' : reason.length > REASON_LIMIT ? 'too_long' : null
  const moved = movedAmount(form, before, format)
  const faults: AdjustFaults = {
    ...(moved.ok ? {} : { amount: moved.fault }),
    ...(reasonFault && { reason: reasonFault }),
  }
  const isReady = moved.ok && reasonFault === null
  return {
    preview: { before, after: moved.ok ? add(before, moved.amount) : null },
    faults,
    adjustment: isReady
      ? { userId, walletId: balance.walletId, amount: moved.amount, reason, expectedVersion: balance.version }
      : null,
  }
}

type Moved =
  | { readonly ok: true; readonly amount: Amount }
  | { readonly ok: false; readonly fault: AdjustAmountFault }

function movedAmount({ amountText, direction }: AdjustForm, before: Amount, format: Formatter): Moved {
  const parsed = format.parseAmount(amountText, before.asset)
  if (!parsed.ok) return { ok: false, fault: parsed }
  if (isZero(parsed.amount)) return { ok: false, fault: { fault: 'zero' } }
  if (direction === 'remove') {
    return compare(parsed.amount, before) > 0
      ? { ok: false, fault: { fault: 'exceeds', available: before } }
      : { ok: true, amount: negate(parsed.amount) }
  }
  const largest = amount(Number.MAX_SAFE_INTEGER, before.asset)
  const room = isPositive(before) ? subtract(largest, before) : largest
  return compare(parsed.amount, room) > 0
    ? { ok: false, fault: { fault: 'overflow' } }
    : { ok: true, amount: parsed.amount }
}

/** The wallet that is adjusted: the one chosen, or else the first that can be reached; null when none can. */
export function chosenBalance(credits: UserCredits, walletId: string | null): KnownBalance | null {
  const known = credits.balances.filter((balance): balance is KnownBalance => balance.status === 'ok')
  return known.find((balance) => balance.walletId === walletId) ?? known[0] ?? null
}

/** A wallet by its identifier. */
export function walletOf(wallets: readonly Wallet[], walletId: string): Wallet | undefined {
  return wallets.find((wallet) => wallet.id === walletId)
}
