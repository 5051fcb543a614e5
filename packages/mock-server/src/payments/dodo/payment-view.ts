import type DodoPayments from 'dodopayments'
import type { DodoView } from './call'
import { limitedCustomer } from './customers'
import { disputesOf, toDispute } from './dispute-view'
import { refundsOf, succeededOf, toListedRefund } from './refund-view'
import { type PaymentRow, sessions } from './tables'

/** A payment as the API shows it, with its refunds and disputes as they stand. */
export function toPayment(payment: PaymentRow, view: DodoView): DodoPayments.Payment {
  const { method } = payment
  return {
    ...shared(payment, view),
    billing: payment.billing,
    card_holder_name: method?.card?.holder ?? null,
    card_issuing_country: method?.card ? payment.billing.country : null,
    card_type: method?.card ? 'CREDIT' : null,
    checkout_session_id: view.tx.get(sessions, payment.sessionId)?.isLink ? null : payment.sessionId,
    custom_field_responses: null,
    discount_id: null,
    discounts: null,
    disputes: disputesOf(view, payment.id).map((dispute) => toDispute(dispute, view)),
    error_code: payment.error?.code ?? null,
    error_message: payment.error?.message ?? null,
    is_update_payment_method: false,
    payment_link: payment.link,
    payment_method_id: null,
    product_cart: payment.cart.map(({ productId, quantity }) => ({ product_id: productId, quantity })),
    refunds: refundsOf(view, payment.id).map((refund) => toListedRefund(refund, view)),
    retry_attempt: 0,
    // A mock of the merchant's own currency: nothing is converted, taxed or kept.
    settlement_amount: payment.total,
    settlement_currency: payment.currency,
    settlement_tax: 0,
    tax: 0,
    updated_at: new Date(payment.updatedAt).toISOString(),
  }
}

/** A payment as lists show it. */
export function toListedPayment(payment: PaymentRow, view: DodoView): DodoPayments.PaymentListResponse {
  return {
    ...shared(payment, view),
    dispute_status: disputesOf(view, payment.id).at(-1)?.status ?? null,
    has_license_key: false,
  }
}

/** The lines of a payment, with what can still be given back of each. */
export function toLineItems(
  payment: PaymentRow,
  view: DodoView,
): DodoPayments.PaymentRetrieveLineItemsResponse {
  return {
    currency: payment.currency,
    items: payment.cart.map(({ productId, name, amount }) => ({
      items_id: productId,
      name,
      description: null,
      amount,
      refundable_amount: refundableOf(payment, productId, view),
      tax: 0,
    })),
  }
}

/** What can still be given back of a payment's line, in the currency's smallest unit. */
export function refundableOf(payment: PaymentRow, productId: string, view: DodoView): number {
  if (payment.status !== 'succeeded') return 0
  const paid = payment.cart
    .filter((line) => line.productId === productId)
    .reduce((sum, line) => sum + line.amount, 0)
  const given = refundsOf(view, payment.id)
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ items }) => items)
    .filter((item) => item.productId === productId)
    .reduce((sum, item) => sum + item.amount, 0)
  return paid - given
}

function shared(payment: PaymentRow, view: DodoView) {
  const { card } = payment.method ?? { card: null }
  const refunded = succeededOf(view, payment.id)
  return {
    payment_id: payment.id,
    business_id: view.merchant.businessId,
    brand_id: view.merchant.brandId,
    status: payment.status,
    currency: payment.currency,
    total_amount: payment.total,
    customer: limitedCustomer(view, payment.customerId),
    metadata: payment.metadata,
    created_at: new Date(payment.createdAt).toISOString(),
    card_last_four: card?.lastFour ?? null,
    card_network: card?.network ?? null,
    digital_products_delivered: false,
    invoice_id: payment.status === 'succeeded' ? `inv_${payment.id.slice(4)}` : null,
    invoice_url: null,
    is_multi_subscription: false,
    payment_method: payment.method && (card ? 'card' : 'bank_transfer'),
    payment_method_type: payment.method && (card ? 'credit' : 'instant_bank_transfer'),
    payment_provider: 'dodo',
    refund_status: refunded === 0 ? null : refunded < payment.total ? 'partial' : 'full',
    subscription_id: null,
    subscription_ids: [],
  } as const satisfies Partial<DodoPayments.Payment>
}
