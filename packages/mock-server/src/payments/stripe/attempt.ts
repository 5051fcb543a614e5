import type Stripe from 'stripe'
import { declinePayment, failIntent } from './attempt-fail'
import { feeOf, moveBalance } from './balance'
import type { StripeWork } from './call'
import { BANK_ACCOUNTS, cardBehaviour } from './cards'
import { changeCharge, putCharge } from './charge-object'
import { bankTrouble, trouble } from './declines'
import { openDispute } from './dispute-open'
import { emit } from './events'
import { saveMethod } from './method-save'
import type { StripeRefusal } from './refusal'
import { charges, type IntentRow, idOf, intents, type MethodRow } from './tables'

/** How somebody asks for the money. */
export interface Attempt {
  readonly isOffSession: boolean
  /** Whether to fail rather than to ask the buyer. */
  readonly failsOnAction: boolean
  /** Whether Stripe.js shows the challenge itself, so that nobody is sent away. */
  readonly usesSdk: boolean
  /** Whether the buyer has just passed the challenge. */
  readonly isAuthenticated: boolean
}

/** A refusal of the bank's, with what it leaves behind; undefined when the payment goes on. */
type Outcome = StripeRefusal | undefined

/** Tries to take the money of a payment with a way to pay. What a declined attempt has written stays. */
export function attemptPayment(
  work: StripeWork,
  row: IntentRow,
  method: MethodRow,
  attempt: Attempt,
): Outcome {
  const { object: intent } = row
  const { challenge, decline } = method.object.type === 'card' ? cardBehaviour(method.account) : {}
  const asked = work.takeDecline()
  if (asked) return declinePayment(work, row, method, asked, attempt.isAuthenticated)
  const mayAsk = challenge !== undefined && !attempt.isAuthenticated
  if (mayAsk && attempt.isOffSession) {
    const isExempt = challenge === 'when_present' || (challenge === 'until_set_up' && method.isSetUp)
    if (!isExempt) return declinePayment(work, row, method, trouble('authentication_required'), false)
  } else if (mayAsk) {
    if (attempt.failsOnAction) return refuseAction(work, row, method)
    return askBuyer(work, row, method, attempt)
  }
  if (decline !== undefined)
    return declinePayment(work, row, method, trouble(decline), attempt.isAuthenticated)
  if (method.object.type !== 'card') return startDebit(work, row, method)

  const isCaptured = intent.capture_method !== 'manual'
  const charge = putCharge(work, row, method, {
    status: 'succeeded',
    isCaptured,
    trouble: null,
    isAuthenticated: attempt.isAuthenticated,
  })
  const tried: IntentRow = { ...row, object: { ...attempted(intent, method), latest_charge: charge.id } }
  if (isCaptured) {
    completePayment(work, tried, charge)
  } else {
    const held: IntentRow = {
      ...tried,
      object: { ...tried.object, status: 'requires_capture', amount_capturable: intent.amount },
    }
    work.tx.put(intents, held)
    emit(work, 'charge.succeeded', charge)
    emit(work, 'payment_intent.amount_capturable_updated', held.object)
  }
  saveMethod(work, method.id, idOf(intent.customer), intent.setup_future_usage)
  if (isCaptured) disputeAtOnce(work, method, charge.id)
  return undefined
}

/** The money has come: the payment has succeeded, and its share is in the balance. */
export function completePayment(
  work: StripeWork,
  row: IntentRow,
  charge: Stripe.Charge,
  news: 'charge.succeeded' | 'charge.captured' = 'charge.succeeded',
): void {
  const amount = charge.amount_captured
  const transaction = moveBalance(work, {
    amount,
    currency: charge.currency,
    fee: feeOf(amount),
    type: charge.id.startsWith('py_') ? 'payment' : 'charge',
    category: 'charge',
    source: charge.id,
    description: charge.description,
  })
  const paid = changeCharge(work, {
    ...charge,
    status: 'succeeded',
    paid: true,
    balance_transaction: transaction.id,
  })
  const succeeded: IntentRow = {
    ...row,
    object: {
      ...row.object,
      status: 'succeeded',
      amount_received: amount,
      amount_capturable: 0,
      next_action: null,
      processing: null,
    },
  }
  work.tx.put(intents, succeeded)
  emit(work, news, paid)
  emit(work, 'payment_intent.succeeded', succeeded.object)
}

function askBuyer(work: StripeWork, row: IntentRow, method: MethodRow, attempt: Attempt): undefined {
  const page = work.pageUrl(`/stripe/challenge/${row.id}`)
  const next: Stripe.PaymentIntent.NextAction =
    row.returnUrl !== null && !attempt.usesSdk
      ? { type: 'redirect_to_url', redirect_to_url: { url: page, return_url: row.returnUrl } }
      : {
          type: 'use_stripe_sdk',
          use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: page, source: `src_${row.id}` },
        }
  const object: Stripe.PaymentIntent = {
    ...attempted(row.object, method),
    status: 'requires_action',
    next_action: next,
  }
  work.tx.put(intents, { ...row, object })
  emit(work, 'payment_intent.requires_action', object)
  return undefined
}

/** The merchant did not want the buyer to be asked, but the bank does. */
function refuseAction(work: StripeWork, row: IntentRow, method: MethodRow): StripeRefusal {
  return failIntent(work, row, method, trouble('authentication_required'), null)
}

function startDebit(work: StripeWork, row: IntentRow, method: MethodRow): undefined {
  const charge = putCharge(work, row, method, {
    status: 'pending',
    isCaptured: true,
    trouble: null,
    isAuthenticated: false,
  })
  const object: Stripe.PaymentIntent = {
    ...attempted(row.object, method),
    status: 'processing',
    latest_charge: charge.id,
  }
  work.tx.put(intents, { ...row, object })
  emit(work, 'charge.pending', charge)
  emit(work, 'payment_intent.processing', object)
  saveMethod(work, method.id, idOf(object.customer), object.setup_future_usage)
  return undefined
}

/** The bank has moved the money of a processing payment, or will not. RangeError when it is not processing. */
export function settleDebit(
  work: StripeWork,
  row: IntentRow,
  method: MethodRow,
  outcome: 'succeeded' | 'failed',
): void {
  const charge = work.tx.get(charges, idOf(row.object.latest_charge) ?? '')?.object
  if (row.object.status !== 'processing' || !charge)
    throw new RangeError(`The payment ${row.id} is ${row.object.status}, not processing.`)
  if (outcome === 'succeeded') {
    completePayment(work, row, charge)
    return
  }
  const account = BANK_ACCOUNTS.get(method.account)
  const why = bankTrouble(account === undefined || account === 'succeeded' ? 'insufficient_funds' : account)
  const failed = changeCharge(work, {
    ...charge,
    status: 'failed',
    paid: false,
    captured: false,
    amount_captured: 0,
    failure_code: why.code,
    failure_message: why.message,
  })
  emit(work, 'charge.failed', failed)
  failIntent(work, row, method, why, charge.id, 'invalid_request_error')
}

function attempted(intent: Stripe.PaymentIntent, method: MethodRow): Stripe.PaymentIntent {
  return { ...intent, payment_method: method.id, last_payment_error: null, next_action: null }
}

function disputeAtOnce(work: StripeWork, method: MethodRow, chargeId: string): void {
  const { dispute, isInquiry = false } = cardBehaviour(method.account)
  if (dispute !== undefined) openDispute(work, chargeId, { reason: dispute, isInquiry })
}
