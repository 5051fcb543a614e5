import type DodoPayments from 'dodopayments'
import type { DodoView } from './call'
import { limitedCustomer } from './customers'
import { type RefundRow, refunds } from './tables'

/** Every refund of a payment, oldest first. */
export function refundsOf({ tx }: DodoView, paymentId: string): RefundRow[] {
  return [...tx.walk(refunds, 'payment', { prefix: [paymentId] })]
}

/** What has certainly been given back of a payment, in its currency's smallest unit. */
export function succeededOf(view: DodoView, paymentId: string): number {
  return refundsOf(view, paymentId)
    .filter(({ status }) => status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0)
}

/** A refund as the API shows it. */
export function toRefund(refund: RefundRow, view: DodoView): DodoPayments.Refund {
  return {
    ...toListedRefund(refund, view),
    brand_id: view.merchant.brandId,
    customer: limitedCustomer(view, refund.customerId),
    metadata: refund.metadata,
  }
}

/** A refund as lists show it, and payments. */
export function toListedRefund(refund: RefundRow, { merchant }: DodoView): DodoPayments.RefundListItem {
  return {
    refund_id: refund.id,
    payment_id: refund.paymentId,
    business_id: merchant.businessId,
    status: refund.status,
    amount: refund.amount,
    currency: refund.currency,
    is_partial: refund.isPartial,
    reason: refund.reason,
    created_at: new Date(refund.createdAt).toISOString(),
  }
}
