import { type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import {
  type PaymentDispute,
  type PaymentOutcome,
  type PaymentRefund,
  type PaymentRefundDraft,
  PaymentUnavailableError,
  PaymentUnknownError,
} from './payment-gateway'
import { type StripeHttp, stripeRejection } from './stripe-http'
import { fromStripeMoney, toStripeMoney } from './stripe-money'

/** Under which name Stripe keeps our purchase's identifier, and our refund's key. */
export const PURCHASE_KEY = 'purchase_id'
const REFUND_KEY = 'refund_key'

/** What both ways of paying through Stripe do with a PaymentIntent once there is one. */
export type StripePayments = ReturnType<typeof createStripePayments>

/** Reads and refunds PaymentIntents. */
export function createStripePayments(http: StripeHttp) {
  async function list(path: string, intentId: string): Promise<readonly JsonRecord[]> {
    const answer = await http.send({ method: 'GET', path, form: { payment_intent: intentId, limit: 100 } })
    if (answer.lost || answer.status !== 200)
      throw new PaymentUnavailableError('Stripe does not say what became of the payment.', null)
    return recordsAt(answer.body, 'data')
  }

  return {
    /** One object of Stripe's; null when there is none by that identifier. PaymentUnavailableError when it does not say. */
    async find(path: string, expand?: string): Promise<JsonRecord | null> {
      const form = expand === undefined ? {} : { 'expand[0]': expand }
      const answer = await http.send({ method: 'GET', path, form })
      if (answer.lost) throw new PaymentUnavailableError('Stripe does not say how the payment stands.', null)
      if (answer.status === 404) return null
      if (answer.status !== 200) throw stripeRejection(answer.body, 'look up the payment')
      return answer.body
    },

    /**
     * Ends an object that can be paid. What cannot be ended any more is left as it is, for whoever looks it up next.
     * PaymentUnavailableError when Stripe does not say.
     */
    async end(path: string): Promise<void> {
      const answer = await http.send({ method: 'POST', path })
      if (answer.lost)
        throw new PaymentUnavailableError('Stripe does not say whether the payment has ended.', null)
    },

    /** A paid outcome with every refund and dispute of its payment; any other outcome as it is. */
    async withAftermath(outcome: PaymentOutcome): Promise<PaymentOutcome> {
      if (outcome.status !== 'completed') return outcome
      const refunds = await list('/v1/refunds', outcome.paymentId)
      const disputes = await list('/v1/disputes', outcome.paymentId)
      return { ...outcome, refunds: refunds.map(toRefund), disputes: disputes.map(toDispute) }
    },

    /** Gives money of a PaymentIntent back; its idempotency key also stands in the refund, by which a lost answer is found. */
    async refund(draft: PaymentRefundDraft): Promise<PaymentRefund> {
      const { amount } = toStripeMoney(draft.amount)
      const answer = await http.send({
        method: 'POST',
        path: '/v1/refunds',
        idempotencyKey: draft.idempotencyKey,
        form: {
          payment_intent: draft.paymentId,
          amount,
          [`metadata[${REFUND_KEY}]`]: draft.idempotencyKey,
        },
      })
      if (!answer.lost && answer.status === 200) return toRefund(answer.body)
      if (!answer.lost) throw stripeRejection(answer.body, 'give the money back')
      const made = await list('/v1/refunds', draft.paymentId).catch(() => [])
      const found = made.map(toRefund).find(({ reference }) => reference === draft.idempotencyKey)
      if (found) return found
      throw new PaymentUnknownError('Stripe did not say whether the money was given back.')
    },
  }
}

/** Reads how a PaymentIntent stands; its refunds and disputes are told elsewhere. */
export function toIntentOutcome(intent: JsonRecord): PaymentOutcome {
  switch (textAt(intent, 'status')) {
    case 'succeeded':
      return paidOutcome('completed', intent, intent.amount_received)
    case 'processing':
      return paidOutcome('pending', intent, intent.amount)
    case 'requires_payment_method': {
      const error = recordAt(intent, 'last_payment_error')
      const code = textAt(error, 'decline_code') ?? textAt(error, 'code')
      if (code === null) return { status: 'not_approved' }
      return { status: 'declined', declineCode: code, retryable: true, paymentId: null }
    }
    case 'requires_capture':
      return { status: 'approved' }
    case 'canceled':
      return { status: 'voided' }
    default:
      return { status: 'not_approved' }
  }
}

function paidOutcome(status: 'completed' | 'pending', intent: JsonRecord, minor: unknown): PaymentOutcome {
  const paymentId = requiredStripeId(intent)
  const paid = fromStripeMoney(minor, intent.currency)
  return { status, paymentId, paid, purchaseId: purchaseIdOf(intent), refunds: null, disputes: null }
}

/** The purchase that an object of Stripe's was made for; null when it names none. */
export function purchaseIdOf(object: JsonRecord): string | null {
  return textAt(recordAt(object, 'metadata'), PURCHASE_KEY)
}

/** The identifier of an object of Stripe's; PaymentUnknownError when it has none. */
export function requiredStripeId(object: JsonRecord): string {
  const id = textAt(object, 'id')
  if (id === null) throw new PaymentUnknownError('Stripe answered without an identifier.')
  return id
}

function toRefund(refund: JsonRecord): PaymentRefund {
  const status = textAt(refund, 'status')
  return {
    refundId: requiredStripeId(refund),
    status:
      status === 'succeeded'
        ? 'completed'
        : status === 'failed' || status === 'canceled'
          ? 'failed'
          : 'pending',
    refunded: fromStripeMoney(refund.amount, refund.currency),
    reference: textAt(recordAt(refund, 'metadata'), REFUND_KEY),
  }
}

function toDispute(dispute: JsonRecord): PaymentDispute {
  const status = textAt(dispute, 'status')
  // `warning_…` is an inquiry that has moved no money, `prevented` never became a dispute: both count as won.
  const isHarmless = status === 'won' || status === 'prevented' || (status?.startsWith('warning_') ?? false)
  return {
    disputeId: requiredStripeId(dispute),
    status: isHarmless ? 'won' : status === 'lost' ? 'lost' : 'open',
    disputed: fromStripeMoney(dispute.amount, dispute.currency),
  }
}
