import { type JsonRecord, recordAt, textAt } from '../../wire/json'
import {
  mayHaveCharged,
  type PaymentGateway,
  type PaymentOutcome,
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
} from './payment-gateway'
import { createStripeHttp, type StripeGatewayOptions, stripeRejection } from './stripe-http'
import { fromStripeMoney, toStripeMoney } from './stripe-money'
import {
  createStripePayments,
  PURCHASE_KEY,
  purchaseIdOf,
  requiredStripeId,
  toIntentOutcome,
} from './stripe-payment'
import { createStripeWebhookReader } from './stripe-webhook'

/**
 * Takes payments on Stripe's own page, Checkout: an order is a Checkout Session, a payment the PaymentIntent behind it.
 * The session charges on the page, so that capturing only asks how it went.
 */
export function createStripeCheckoutGateway(options: StripeGatewayOptions): PaymentGateway {
  const http = createStripeHttp(options)
  const payments = createStripePayments(http)

  async function sessionOutcome(orderId: string): Promise<PaymentOutcome> {
    const path = `/v1/checkout/sessions/${encodeURIComponent(orderId)}`
    const session = await payments.find(path, 'payment_intent')
    return session ? toSessionOutcome(session) : { status: 'voided' }
  }

  return {
    provider: 'stripe_checkout',
    chargesOnApproval: true,
    needsReturnUrl: true,
    refund: payments.refund,
    readWebhook: createStripeWebhookReader(options, payments),

    async createOrder(draft) {
      if (draft.returnUrl === undefined)
        throw new PaymentRejectedError(
          'parameter_missing',
          'Stripe Checkout needs an address to come back to.',
        )
      const { amount, currency } = toStripeMoney(draft.price)
      const answer = await http.send({
        method: 'POST',
        path: '/v1/checkout/sessions',
        idempotencyKey: draft.idempotencyKey,
        form: {
          mode: 'payment',
          'line_items[0][quantity]': 1,
          'line_items[0][price_data][currency]': currency,
          'line_items[0][price_data][unit_amount]': amount,
          'line_items[0][price_data][product_data][name]': draft.description,
          success_url: draft.returnUrl,
          cancel_url: draft.returnUrl,
          client_reference_id: draft.purchaseId,
          [`metadata[${PURCHASE_KEY}]`]: draft.purchaseId,
          // The session's own metadata does not reach its payment; events about that payment have to name the purchase too.
          [`payment_intent_data[metadata][${PURCHASE_KEY}]`]: draft.purchaseId,
        },
      })
      if (answer.lost) throw new PaymentUnavailableError('Stripe opened no session that we know of.', null)
      if (answer.status !== 200) throw stripeRejection(answer.body, 'open a checkout')
      const url = textAt(answer.body, 'url')
      if (url === null) throw new PaymentUnknownError('Stripe answered without the address of its page.')
      return { orderId: requiredStripeId(answer.body), nextAction: { type: 'redirect', url } }
    },

    capture: ({ orderId }) => sessionOutcome(orderId).catch(mayHaveCharged),

    async cancelOrder({ orderId }) {
      await payments.end(`/v1/checkout/sessions/${encodeURIComponent(orderId)}/expire`)
      return sessionOutcome(orderId)
    },

    lookUp: async ({ orderId }) => payments.withAftermath(await sessionOutcome(orderId)),
  }
}

/** Reads how a Checkout Session stands, its PaymentIntent expanded. */
function toSessionOutcome(session: JsonRecord): PaymentOutcome {
  const intent = recordAt(session, 'payment_intent')
  const status = textAt(session, 'status')
  if (textAt(session, 'payment_status') === 'paid') {
    return {
      status: 'completed',
      paymentId: requiredStripeId(intent),
      paid: fromStripeMoney(session.amount_total, session.currency),
      purchaseId: purchaseIdOf(session),
      refunds: null,
      disputes: null,
    }
  }
  if (status === 'expired') return { status: 'voided' }
  // On its page the buyer tries another card without our doing, so a decline there is not the end of it.
  return status === 'complete' ? toIntentOutcome(intent) : { status: 'not_approved' }
}
