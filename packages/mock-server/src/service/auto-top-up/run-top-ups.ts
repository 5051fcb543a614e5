import type { Reader, Tx } from '../../store/index'
import { isReachable } from '../catalogue'
import type { Environment } from '../context'
import { answers } from '../external-wallet/reachable'
import {
  type PaymentOutcome,
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
} from '../payments/payment-gateway'
import { purchaseRow } from '../purchase-state'
import { settlePurchase } from '../settle-purchase'
import { type PurchaseRow, purchases } from '../tables'
import { type TopUpRuleRow, topUpRules } from './auto-top-up.tables'
import { placeTopUp } from './place-top-up'
import { lastPurchase, standingOf } from './rule-standing'
import { savedMethodOf } from './saved-method'

/** For so long after its first use a provider certainly knows an idempotency key, in milliseconds: 24 hours at Stripe. */
const KEY_MEMORY_MS = 24 * 60 * 60 * 1000

/** How a charge went; `orderId` is null when it left nothing behind at the provider. */
interface Charged {
  readonly orderId: string | null
  readonly outcome: PaymentOutcome
}

/**
 * Buys credits for every balance that is below the threshold of its rule, one purchase each, and asks again about
 * charges whose answer was lost. No charge is ever made beside another one of the same rule, in any tab and after any
 * crash. Gives back whether anything has changed: then there may be more to do.
 */
export async function runTopUps(environment: Environment): Promise<boolean> {
  const ids = await environment.store.read((reader) =>
    [...reader.walk(topUpRules, 'byWork')]
      .filter((rule) => rule.charging || mayBuy(reader, environment, rule))
      .map(({ id }) => id),
  )
  let hasChanged = false
  for (const id of ids) {
    const done = await environment.locks.tryRun(`auto-top-up:${id}`, () => topUp(environment, id))
    if (done?.value) hasChanged = true
  }
  return hasChanged
}

async function topUp(environment: Environment, ruleId: string): Promise<boolean> {
  const purchase = await environment.store.transaction((tx) => nextCharge(tx, environment, ruleId))
  if (!purchase) return false
  return environment.locks.run(`purchase:${purchase.id}`, async () => {
    const charged = await charge(environment, purchase)
    if (!charged) return false
    await environment.store.transaction((tx) => settle(tx, environment, ruleId, purchase.id, charged))
    return true
  })
}

/** The purchase to charge now: the one whose charge is not known to have been made, else a new one, else none. */
function nextCharge(tx: Tx, environment: Environment, ruleId: string): PurchaseRow | null {
  const rule = tx.get(topUpRules, ruleId)
  if (!rule) return null
  const last = rule.charging ? lastPurchase(tx, rule) : undefined
  if (last?.unconfirmed) {
    const age = Date.parse(environment.now()) - Date.parse(last.createdAt)
    return age < KEY_MEMORY_MS ? last : null
  }
  // A webhook may have been faster than the answer, or the answer never came.
  const free = { ...rule, charging: false }
  if (rule.charging) tx.put(topUpRules, free)
  return mayBuy(tx, environment, free) ? placeTopUp(tx, environment, free) : null
}

function mayBuy(reader: Reader, environment: Environment, rule: TopUpRuleRow): boolean {
  return (
    rule.due &&
    lastPurchase(reader, rule)?.status !== 'processing' &&
    standingOf(reader, rule, environment.now()).status === 'active' &&
    isReachable(reader, rule.walletId) &&
    answers(reader, rule.accountId, rule.walletId)
  )
}

/** Null when it cannot be told how the charge went: it is asked for again under the same key, which charges once. */
async function charge(environment: Environment, purchase: PurchaseRow): Promise<Charged | null> {
  const { id, accountId, provider, price } = purchase
  const method = await environment.store.read((reader) =>
    savedMethodOf(reader, environment, accountId, provider),
  )
  if (!method) return declined('payment_method_missing')
  try {
    return await method.charge({
      purchaseId: id,
      price,
      description: 'Prepaid credits, automatic top-up',
      idempotencyKey: id,
      savedMethod: method.token,
    })
  } catch (error) {
    if (error instanceof PaymentRejectedError) return declined(error.code)
    if (error instanceof PaymentUnknownError || error instanceof PaymentUnavailableError) return null
    throw error
  }
}

function settle(
  tx: Tx,
  environment: Environment,
  ruleId: string,
  purchaseId: string,
  { orderId, outcome }: Charged,
): void {
  if (orderId !== null) tx.put(purchases, { ...purchaseRow(tx, purchaseId), orderId })
  settlePurchase(tx, environment, purchaseId, withoutBuyer(outcome))
  const rule = tx.get(topUpRules, ruleId)
  if (rule) tx.put(topUpRules, { ...rule, charging: false })
}

/** Nobody is there to approve a payment or to try another card: what asks for the buyer is a refusal for good. */
function withoutBuyer(outcome: PaymentOutcome): PaymentOutcome {
  switch (outcome.status) {
    case 'completed':
    case 'pending':
      return outcome
    case 'declined':
      return { ...outcome, retryable: false }
    default:
      return declined('authentication_required').outcome
  }
}

function declined(declineCode: string): Charged {
  return { orderId: null, outcome: { status: 'declined', declineCode, retryable: false, paymentId: null } }
}
