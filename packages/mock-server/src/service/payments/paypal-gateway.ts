import { type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import {
  type PaymentDispute,
  type PaymentGateway,
  type PaymentOrderDraft,
  type PaymentOutcome,
  type PaymentRefund,
  type PaymentRefundDraft,
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
  type SavedPaymentDraft,
} from './payment-gateway'
import { createPaypalHttp, type PaypalCall, type PaypalGatewayOptions } from './paypal-http'
import {
  requiredId,
  toPaymentDispute,
  toPaymentOutcome,
  toPaymentRefund,
  toPaypalMoney,
} from './paypal-outcome'
import { createPaypalWebhooks } from './paypal-webhook'

export type { PaypalGatewayOptions } from './paypal-http'

/** Refusals of a payment that are the buyer's to solve, and whether the same order can be tried again. */
const DECLINES = new Map([
  ['INSTRUMENT_DECLINED', true],
  ['PAYER_ACTION_REQUIRED', true],
  ['REDIRECT_PAYER_FOR_ALTERNATE_FUNDING', true],
  ['PAYER_CANNOT_PAY', false],
  ['TRANSACTION_REFUSED', false],
  ['MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED', false],
  ['COMPLIANCE_VIOLATION', false],
  ['TOKEN_ID_NOT_FOUND', false],
])
const CAPTURED_ELSEWHERE = new Set(['ORDER_ALREADY_CAPTURED', 'ORDER_COMPLETION_IN_PROGRESS'])
const SETTLED = new Set(['completed', 'pending', 'declined', 'voided'])

/**
 * Takes payments through PayPal's Orders v2 and Payments v2. The purchase's id is the order's invoice id too, so that
 * PayPal itself refuses to take money for one purchase twice.
 */
export function createPaypalGateway(options: PaypalGatewayOptions): PaymentGateway {
  const http = createPaypalHttp(options)
  const webhooks = createPaypalWebhooks(options)

  /** Null when the answer got lost twice. */
  async function call(
    request: PaypalCall,
  ): Promise<{ status: number; body: JsonRecord; issue: string } | null> {
    const reply = await http.send(request)
    return reply.lost ? null : { status: reply.status, body: reply.body, issue: issueOf(reply.body) }
  }

  async function readOrder(orderId: string): Promise<PaymentOutcome> {
    const answer = await call({ method: 'GET', path: `/v2/checkout/orders/${encodeURIComponent(orderId)}` })
    if (!answer) throw new PaymentUnavailableError('PayPal does not say how the order stands.', null)
    if (answer.status === 404) return { status: 'voided' }
    if (answer.status !== 200) throw rejection(answer.issue, 'look up the order')
    return toPaymentOutcome(answer.body)
  }

  /** A capture may still be under way while the order looks untouched, so only a settled order is an answer. */
  async function reconcile(orderId: string): Promise<PaymentOutcome> {
    const found = await readOrder(orderId).catch(() => null)
    if (found && SETTLED.has(found.status)) return found
    throw new PaymentUnknownError('PayPal did not say whether the payment went through.')
  }

  /** To a capture an approval that PayPal has taken back looks like one that was never given. */
  async function endedOrNotApproved(orderId: string): Promise<PaymentOutcome> {
    const found = await readOrder(orderId).catch(() => null)
    return found?.status === 'voided' ? found : { status: 'not_approved' }
  }

  /** Null when PayPal lets this app see no disputes. The list says that one is resolved, and only the dispute itself how. */
  async function disputesOf(paymentId: string): Promise<PaymentDispute[] | null> {
    const path = `/v1/customer/disputes?disputed_transaction_id=${encodeURIComponent(paymentId)}`
    const list = await call({ method: 'GET', path })
    if (!list) throw new PaymentUnavailableError('PayPal does not say what is disputed.', null)
    if (list.status !== 200) return null
    const found = recordsAt(list.body, 'items').map(async (item) => {
      if (textAt(item, 'status') !== 'RESOLVED') return toPaymentDispute(item)
      const id = encodeURIComponent(textAt(item, 'dispute_id') ?? '')
      const whole = await call({ method: 'GET', path: `/v1/customer/disputes/${id}` })
      if (whole?.status !== 200)
        throw new PaymentUnavailableError('PayPal does not say how a dispute ended.', null)
      return toPaymentDispute(whole.body)
    })
    return Promise.all(found)
  }

  /** A refund carries its key as custom id, by which the order's representation shows whether it was made. */
  async function reconcileRefund(draft: PaymentRefundDraft): Promise<PaymentRefund> {
    const found = await findRefund(draft).catch(() => null)
    if (found) return toPaymentRefund(found)
    throw new PaymentUnknownError('PayPal did not say whether the money was given back.')
  }

  async function findRefund(draft: PaymentRefundDraft): Promise<JsonRecord | undefined> {
    const capture = await call({
      method: 'GET',
      path: `/v2/payments/captures/${encodeURIComponent(draft.paymentId)}`,
    })
    const related = recordAt(recordAt(capture?.body ?? {}, 'supplementary_data'), 'related_ids')
    const orderId = textAt(related, 'order_id')
    if (orderId === null) return undefined
    const order = await call({ method: 'GET', path: `/v2/checkout/orders/${encodeURIComponent(orderId)}` })
    return recordsAt(order?.body ?? {}, 'purchase_units')
      .flatMap((unit) => recordsAt(recordAt(unit, 'payments'), 'refunds'))
      .find((refund) => textAt(refund, 'custom_id') === draft.idempotencyKey)
  }

  return {
    provider: 'paypal',
    readWebhook: webhooks.read,

    async lookUp({ orderId }) {
      const outcome = await readOrder(orderId)
      return 'paid' in outcome ? { ...outcome, disputes: await disputesOf(outcome.paymentId) } : outcome
    },

    async createOrder(draft) {
      const answer = await call({
        method: 'POST',
        path: '/v2/checkout/orders',
        requestId: draft.idempotencyKey,
        body: {
          ...orderOf(draft),
          payment_source: { paypal: { experience_context: experience(draft.returnUrl) } },
        },
      })
      if (!answer) throw new PaymentUnavailableError('PayPal opened no order that we know of.', null)
      if (answer.status !== 200 && answer.status !== 201) throw rejection(answer.issue, 'open an order')
      const orderId = requiredId(answer.body)
      return { orderId, nextAction: { type: 'paypal_order', orderId } }
    },

    async capture({ orderId, idempotencyKey }) {
      const path = `/v2/checkout/orders/${encodeURIComponent(orderId)}/capture`
      const answer = await call({ method: 'POST', path, requestId: idempotencyKey, body: {} })
      if (!answer || CAPTURED_ELSEWHERE.has(answer.issue)) return reconcile(orderId)
      if (answer.status === 200 || answer.status === 201) return toPaymentOutcome(answer.body)
      if (answer.status === 404) return { status: 'voided' }
      if (answer.issue === 'ORDER_NOT_APPROVED') return endedOrNotApproved(orderId)
      return declined(answer.issue, 'capture the order')
    },

    async chargeSaved(draft) {
      const answer = await call({
        method: 'POST',
        path: '/v2/checkout/orders',
        requestId: draft.idempotencyKey,
        body: { ...orderOf(draft), payment_source: { paypal: { vault_id: draft.savedMethod } } },
      })
      if (!answer) throw new PaymentUnknownError('PayPal did not say whether the payment went through.')
      if (answer.status === 200 || answer.status === 201)
        return { orderId: requiredId(answer.body), outcome: toPaymentOutcome(answer.body) }
      // A refused charge leaves no order behind; PayPal knows none by its key, so a look-up of it finds nothing.
      return {
        orderId: draft.idempotencyKey,
        outcome: declined(answer.issue, 'charge the saved payment method'),
      }
    },

    async refund(draft) {
      const answer = await call({
        method: 'POST',
        path: `/v2/payments/captures/${encodeURIComponent(draft.paymentId)}/refund`,
        requestId: draft.idempotencyKey,
        body: { amount: toPaypalMoney(draft.amount), custom_id: draft.idempotencyKey },
      })
      if (!answer) return reconcileRefund(draft)
      if (answer.status !== 200 && answer.status !== 201) throw rejection(answer.issue, 'give the money back')
      return toPaymentRefund(answer.body)
    },
  }
}

/** The order of a purchase; its invoice can be paid once. */
function orderOf({ purchaseId, price, description }: PaymentOrderDraft | SavedPaymentDraft): JsonRecord {
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        custom_id: purchaseId,
        invoice_id: purchaseId,
        description: description.slice(0, 127),
        amount: toPaypalMoney(price),
      },
    ],
  }
}

function declined(issue: string, wish: string): PaymentOutcome {
  const retryable = DECLINES.get(issue)
  if (retryable === undefined) throw rejection(issue, wish)
  return { status: 'declined', declineCode: issue.toLowerCase(), retryable, paymentId: null }
}

function experience(returnUrl: string | undefined): JsonRecord {
  const shared = { shipping_preference: 'NO_SHIPPING', user_action: 'PAY_NOW' }
  return returnUrl === undefined ? shared : { ...shared, return_url: returnUrl, cancel_url: returnUrl }
}

/** PayPal's issue (`details[0].issue`), else the error's name. */
function issueOf(body: JsonRecord): string {
  return textAt(recordsAt(body, 'details')[0] ?? {}, 'issue') ?? textAt(body, 'name') ?? 'UNKNOWN'
}

function rejection(issue: string, wish: string): PaymentRejectedError {
  return new PaymentRejectedError(issue.toLowerCase(), `PayPal refused to ${wish}: ${issue}.`)
}
