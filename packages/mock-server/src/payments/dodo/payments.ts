import type DodoPayments from 'dodopayments'
import type { DodoCall } from './call'
import { parseCart } from './cart'
import { checkoutUrl, openSession, parseOrder, SESSION_LIFE_MS } from './checkouts'
import { limitedCustomer, parsePayer } from './customers'
import { listPage, passes } from './listing'
import { openPayment, requirePayment } from './payment-life'
import { toLineItems, toListedPayment, toPayment } from './payment-view'
import { DodoRefusal, invalidBody } from './refusal'
import { optionalBilling, optionalCurrency, optionalFlag } from './request-body'
import { type PaymentRow, payments } from './tables'

const MOST_LINES = 100

/** `POST /payments`, which Dodo advises against; with `payment_link` the buyer gets a page to pay on. */
export function createPayment(call: DodoCall): DodoPayments.PaymentCreateResponse {
  const { body } = call
  const payer = parsePayer(call, body.customer)
  if (payer === null) throw invalidBody('missing field `customer`')
  const billing = optionalBilling(body, 'billing')
  if (billing === null) throw invalidBody('missing field `billing`')
  const order = parseOrder(call, parseCart(call, MOST_LINES))
  const wanted = optionalCurrency(body, 'billing_currency')
  if (wanted !== null && wanted !== order.currency)
    throw new DodoRefusal('UNSUPPORTED_CURRENCY', `The products of this cart are not sold in ${wanted}`)
  const session = openSession(call, {
    ...order,
    billing,
    payer,
    cancelUrl: null,
    force3ds: optionalFlag(body, 'force_3ds'),
    isLink: true,
    expiresAt: call.now + SESSION_LIFE_MS,
  })
  const link = optionalFlag(body, 'payment_link') ? checkoutUrl(call, session.id) : null
  const payment = openPayment(call, session, link)
  return {
    payment_id: payment.id,
    client_secret: call.secret(),
    total_amount: payment.total,
    customer: limitedCustomer(call, payment.customerId),
    metadata: payment.metadata,
    payment_link: link,
    expires_on: link && new Date(session.expiresAt).toISOString(),
    product_cart: payment.cart.map(({ productId, quantity, amount }) => ({
      product_id: productId,
      quantity,
      amount: amount / quantity,
    })),
    discount_id: null,
    discount_ids: null,
  }
}

/** `GET /payments/:id` */
export function getPayment(call: DodoCall): DodoPayments.Payment {
  return toPayment(requirePayment(call, call.params.id ?? ''), call)
}

/** `GET /payments/:id/line-items` */
export function getLineItems(call: DodoCall): DodoPayments.PaymentRetrieveLineItemsResponse {
  return toLineItems(requirePayment(call, call.params.id ?? ''), call)
}

/** `GET /payments` */
export function listPayments(call: DodoCall): { items: DodoPayments.PaymentListResponse[] } {
  const { query } = call
  const customerId = query.get('customer_id')
  const productId = query.get('product_id')
  const from =
    customerId === null
      ? ({ table: payments, index: 'newest' } as const)
      : ({ table: payments, index: 'customer', prefix: [customerId] } as const)
  const where = (payment: PaymentRow) =>
    passes(query, 'status', payment.status) &&
    passes(query, 'currency', payment.currency) &&
    passes(query, 'brand_id', call.merchant.brandId) &&
    passes(query, 'subscription_id', '') &&
    (productId === null || payment.cart.some((line) => line.productId === productId))
  return listPage(call, from, where, (payment) => toListedPayment(payment, call))
}
