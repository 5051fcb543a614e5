import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { type CardBehaviour, cardBehaviour } from './cards'
import type { CardTrouble } from './declines'
import { charges, type IntentRow, idOf, type MethodRow } from './tables'

/** How an attempt to charge came out. */
export interface ChargeOutcome {
  readonly status: Stripe.Charge.Status
  readonly isCaptured: boolean
  /** Why it failed; null when it did not. */
  readonly trouble: CardTrouble | null
  /** Whether the buyer has passed their bank's challenge. */
  readonly isAuthenticated: boolean
}

const AUTHORIZATION_LIFE_S = 7 * 24 * 60 * 60

/** Records an attempt to charge a payment. */
export function putCharge(
  work: StripeWork,
  { object: intent }: IntentRow,
  method: MethodRow,
  outcome: ChargeOutcome,
): Stripe.Charge {
  const { id, seq } = work.identifiers.next(work.tx, method.object.type === 'card' ? 'ch_3' : 'py_3')
  const isPaid = outcome.status !== 'failed'
  const charge: Stripe.Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: outcome.isCaptured && isPaid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.object.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? 'NORTHWIND',
    captured: outcome.isCaptured && isPaid,
    created: work.seconds,
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: outcome.trouble?.code ?? null,
    failure_message: outcome.trouble?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(outcome, cardBehaviour(method.account)),
    paid: isPaid && outcome.status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(work, intent, method, outcome),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: isPaid ? `https://pay.stripe.com/receipts/payment/${id}` : null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: outcome.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
  work.tx.put(charges, { id, seq, object: charge })
  return charge
}

/** Puts a changed charge in the place of the old one. */
export function changeCharge(work: StripeWork, charge: Stripe.Charge): Stripe.Charge {
  const row = work.tx.get(charges, charge.id)
  if (row) work.tx.put(charges, { ...row, object: charge })
  return charge
}

function outcomeOf({ status, trouble }: ChargeOutcome, { risk }: CardBehaviour): Stripe.Charge.Outcome {
  const level = risk === undefined ? 'normal' : risk === 'blocked' ? 'highest' : risk
  const base = {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    risk_level: level,
    risk_score: level === 'normal' ? 24 : level === 'elevated' ? 65 : 90,
  }
  if (trouble && (risk === 'blocked' || risk === 'highest')) {
    return {
      ...base,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    }
  }
  if (trouble) {
    return {
      ...base,
      network_decline_code: '05',
      network_status: 'declined_by_network',
      reason: trouble.declineCode ?? trouble.code,
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    }
  }
  return {
    ...base,
    network_status: status === 'pending' ? null : 'approved_by_network',
    reason: null,
    seller_message: 'Payment complete.',
    type: 'authorized',
  }
}

function detailsOf(
  work: StripeWork,
  intent: Stripe.PaymentIntent,
  { object: method, account }: MethodRow,
  outcome: ChargeOutcome,
): Stripe.Charge.PaymentMethodDetails {
  const { card, us_bank_account: bank } = method
  if (!card) {
    return {
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type: 'individual',
        account_type: 'checking',
        bank_name: bank?.bank_name ?? null,
        fingerprint: bank?.fingerprint ?? null,
        last4: bank?.last4 ?? null,
        payment_reference: null,
        routing_number: bank?.routing_number ?? null,
      },
    }
  }
  const isPaid = outcome.status === 'succeeded'
  return {
    type: 'card',
    card: {
      amount_authorized: isPaid ? intent.amount : null,
      authorization_code: isPaid ? work.identifiers.fingerprint(intent.id).slice(0, 6).toUpperCase() : null,
      brand: card.brand,
      ...(isPaid && !outcome.isCaptured && { capture_before: work.seconds + AUTHORIZATION_LIFE_S }),
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: outcome.isAuthenticated ? '05' : null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: isPaid ? String(account.length).padStart(15, '7') : null,
      overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}
