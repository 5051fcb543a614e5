import { recordAt, textAt } from '../../wire/json'
import {
  mayHaveCharged,
  type PaymentGateway,
  type PaymentOrderDraft,
  type PaymentOutcome,
  PaymentUnavailableError,
  PaymentUnknownError,
} from './payment-gateway'
import { createStripeHttp, type StripeGatewayOptions, stripeRejection } from './stripe-http'
import { toStripeMoney } from './stripe-money'
import { createStripePayments, PURCHASE_KEY, requiredStripeId, toIntentOutcome } from './stripe-payment'
import { createStripeWebhookReader } from './stripe-webhook'

/**
 * Takes payments through Stripe's PaymentIntents: the buyer's browser confirms the intent, which charges at once, so
 * that capturing only asks how it went. An order is a PaymentIntent, and so is a payment.
 */
export function createStripeGateway(options: StripeGatewayOptions): PaymentGateway {
  const http = createStripeHttp(options)
  const payments = createStripePayments(http)

  async function intentOutcome(orderId: string): Promise<PaymentOutcome> {
    const intent = await payments.find(`/v1/payment_intents/${encodeURIComponent(orderId)}`)
    return intent ? toIntentOutcome(intent) : { status: 'voided' }
  }

  function postIntent(
    draft: Pick<PaymentOrderDraft, 'purchaseId' | 'price' | 'description' | 'idempotencyKey'>,
    manner: Readonly<Record<string, string>>,
  ) {
    return http.send({
      method: 'POST',
      path: '/v1/payment_intents',
      idempotencyKey: draft.idempotencyKey,
      form: {
        ...toStripeMoney(draft.price),
        description: draft.description,
        'automatic_payment_methods[enabled]': 'true',
        [`metadata[${PURCHASE_KEY}]`]: draft.purchaseId,
        ...manner,
      },
    })
  }

  return {
    provider: 'stripe',
    chargesOnApproval: true,
    refund: payments.refund,
    readWebhook: createStripeWebhookReader(options, payments),

    async createOrder(draft) {
      const answer = await postIntent(draft, {})
      if (answer.lost) throw new PaymentUnavailableError('Stripe made no payment that we know of.', null)
      if (answer.status !== 200) throw stripeRejection(answer.body, 'start a payment')
      const clientSecret = textAt(answer.body, 'client_secret')
      if (clientSecret === null) throw new PaymentUnknownError('Stripe answered without a client secret.')
      return {
        orderId: requiredStripeId(answer.body),
        nextAction: { type: 'stripe_payment_intent', clientSecret },
      }
    },

    capture: ({ orderId }) => intentOutcome(orderId).catch(mayHaveCharged),

    async cancelOrder({ orderId }) {
      await payments.end(`/v1/payment_intents/${encodeURIComponent(orderId)}/cancel`)
      return intentOutcome(orderId)
    },

    lookUp: async ({ orderId }) => payments.withAftermath(await intentOutcome(orderId)),

    async chargeSaved(draft) {
      const answer = await postIntent(draft, {
        payment_method: draft.savedMethod,
        confirm: 'true',
        off_session: 'true',
        'automatic_payment_methods[allow_redirects]': 'never',
      })
      if (answer.lost) throw new PaymentUnknownError('Stripe did not say whether it charged the saved card.')
      if (answer.status === 200)
        return { orderId: requiredStripeId(answer.body), outcome: toIntentOutcome(answer.body) }
      const error = recordAt(answer.body, 'error')
      const orderId = textAt(recordAt(error, 'payment_intent'), 'id')
      if (answer.status !== 402 || orderId === null)
        throw stripeRejection(answer.body, 'charge the saved card')
      const declineCode = textAt(error, 'decline_code') ?? textAt(error, 'code') ?? 'card_declined'
      return { orderId, outcome: { status: 'declined', declineCode, retryable: false, paymentId: null } }
    },
  }
}
