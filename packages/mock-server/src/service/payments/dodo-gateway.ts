import { type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import { createDodoHttp, type DodoGatewayOptions, type DodoReply, dodoErrorCode } from './dodo-http'
import { toDodoMinor } from './dodo-money'
import { METADATA, requiredText, toDodoOutcome, toDodoRefund } from './dodo-outcome'
import { readDodoWebhook } from './dodo-webhook'
import {
  mayHaveCharged,
  type PaymentGateway,
  type PaymentOutcome,
  type PaymentRefund,
  type PaymentRefundDraft,
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
} from './payment-gateway'

export type { DodoGatewayOptions } from './dodo-http'

/** How long a checkout session can be paid; Dodo does not tell of a single one that it is over. */
const SESSION_LIFE_MS = 24 * 60 * 60 * 1000

/**
 * Takes payments through DodoPayments' checkout sessions: the buyer pays on Dodo's page, and capturing is looking up.
 *
 * Dodo knows no idempotency. A session whose answer got lost is one that nobody can pay, so another is opened. A refund
 * carries its key as metadata and is looked for before it is asked for and when its answer got lost; two processes that
 * ask under one key at the very same moment are kept apart by nobody.
 */
export function createDodoGateway(options: DodoGatewayOptions): PaymentGateway {
  const http = createDodoHttp(options)
  const refunding = new Map<string, Promise<PaymentRefund>>()

  async function get(path: string): Promise<DodoReply> {
    const reply = await http.send({ method: 'GET', path })
    if (!reply) throw new PaymentUnavailableError('DodoPayments does not answer.', null)
    return reply
  }

  async function getPayment(paymentId: string): Promise<JsonRecord> {
    const reply = await get(`/payments/${encodeURIComponent(paymentId)}`)
    if (reply.status !== 200) throw rejection(reply, 'show the payment')
    return reply.body
  }

  /** Its payment shows of a refund neither key nor metadata. */
  async function wholeRefunds(payment: JsonRecord): Promise<JsonRecord[]> {
    const paths = recordsAt(payment, 'refunds').map(
      (refund) => `/refunds/${encodeURIComponent(requiredText(refund, 'refund_id'))}`,
    )
    const replies = await Promise.all(paths.map(get))
    return replies.map((reply) => {
      if (reply.status !== 200) throw rejection(reply, 'show a refund')
      return reply.body
    })
  }

  async function lookUp({ orderId }: { orderId: string }): Promise<PaymentOutcome> {
    const session = await get(`/checkouts/${encodeURIComponent(orderId)}`)
    if (session.status === 404) return { status: 'voided' }
    if (session.status !== 200) throw rejection(session, 'show the checkout')
    const paymentId = textAt(session.body, 'payment_id')
    const isOver = hasExpired(session)
    if (paymentId === null) return { status: isOver ? 'voided' : 'not_approved' }
    const payment = await getPayment(paymentId)
    return toDodoOutcome(payment, await wholeRefunds(payment), isOver)
  }

  async function findRefund(payment: JsonRecord, key: string): Promise<PaymentRefund | null> {
    const found = (await wholeRefunds(payment)).find(
      (refund) => textAt(recordAt(refund, 'metadata'), METADATA.refund) === key,
    )
    return found ? toDodoRefund(found) : null
  }

  async function refundOnce({
    paymentId,
    amount,
    idempotencyKey,
  }: PaymentRefundDraft): Promise<PaymentRefund> {
    const payment = await getPayment(paymentId)
    const earlier = await findRefund(payment, idempotencyKey)
    if (earlier) return earlier
    const { currency, minor } = toDodoMinor(amount)
    if (currency !== textAt(payment, 'currency'))
      throw new PaymentRejectedError('currency_mismatch', `The payment was not made in ${currency}.`)
    const item = requiredText(recordsAt(payment, 'product_cart')[0] ?? {}, 'product_id')
    const reply = await http.send({
      method: 'POST',
      path: '/refunds',
      body: {
        payment_id: paymentId,
        items: [{ item_id: item, amount: minor, tax_inclusive: true }],
        metadata: { [METADATA.refund]: idempotencyKey },
      },
    })
    if (reply?.status === 200) return toDodoRefund(reply.body)
    if (reply) throw rejection(reply, 'give the money back')
    const made = await getPayment(paymentId)
      .then((now) => findRefund(now, idempotencyKey))
      .catch(() => null)
    if (made) return made
    throw new PaymentUnknownError('DodoPayments did not say whether the money was given back.')
  }

  return {
    provider: 'dodo',
    chargesOnApproval: true,
    lookUp,
    needsReturnUrl: true,
    capture: (order) => lookUp(order).catch(mayHaveCharged),

    async createOrder(draft) {
      const { currency, minor } = toDodoMinor(draft.price)
      const product = options.products[currency]
      if (product === undefined)
        throw new PaymentRejectedError(
          'unsupported_currency',
          `Nothing is sold in ${currency} at DodoPayments.`,
        )
      const reply = await http.send({
        method: 'POST',
        path: '/checkouts',
        body: {
          product_cart: [{ product_id: product, quantity: 1, amount: minor }],
          metadata: { [METADATA.purchase]: draft.purchaseId, description: draft.description.slice(0, 500) },
          ...(draft.returnUrl !== undefined && { return_url: draft.returnUrl, cancel_url: draft.returnUrl }),
        },
      })
      if (!reply) throw new PaymentUnavailableError('DodoPayments opened no checkout that we know of.', null)
      if (reply.status !== 200) throw rejection(reply, 'open a checkout')
      const url = requiredText(reply.body, 'checkout_url')
      return { orderId: requiredText(reply.body, 'session_id'), nextAction: { type: 'redirect', url } }
    },

    refund(draft) {
      const running = refunding.get(draft.idempotencyKey)
      if (running) return running
      const refund = refundOnce(draft).finally(() => refunding.delete(draft.idempotencyKey))
      refunding.set(draft.idempotencyKey, refund)
      return refund
    },

    async readWebhook(delivery) {
      const news = await readDodoWebhook(delivery, options.webhookSecrets)
      if (news.purchaseId !== null || news.paymentId === null) return news
      // Refunds and disputes name a payment only, and may arrive before the news that it was paid.
      const payment = await getPayment(news.paymentId)
      return { ...news, purchaseId: textAt(recordAt(payment, 'metadata'), METADATA.purchase) }
    },
  }
}

/** By Dodo's own clock, so that no difference between two clocks ends a session that can still be paid. */
function hasExpired({ body, sentAt }: DodoReply): boolean {
  const createdAt = Date.parse(textAt(body, 'created_at') ?? '')
  return sentAt !== null && sentAt >= createdAt + SESSION_LIFE_MS
}

function rejection(reply: DodoReply, wish: string): PaymentRejectedError {
  const code = dodoErrorCode(reply)
  return new PaymentRejectedError(code, `DodoPayments refused to ${wish}: ${code}.`)
}
