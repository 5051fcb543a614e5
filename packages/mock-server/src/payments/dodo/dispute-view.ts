import type DodoPayments from 'dodopayments'
import type { DodoView } from './call'
import { limitedCustomer } from './customers'
import { type DisputeRow, disputes } from './tables'

/** Every dispute of a payment, oldest first. */
export function disputesOf({ tx }: DodoView, paymentId: string): DisputeRow[] {
  return [...tx.walk(disputes, 'payment', { prefix: [paymentId] })]
}

/** A dispute as its payment shows it. The amount is a text of digits, in the currency's smallest unit. */
export function toDispute(dispute: DisputeRow, { merchant }: DodoView): DodoPayments.Dispute {
  return {
    dispute_id: dispute.id,
    payment_id: dispute.paymentId,
    business_id: merchant.businessId,
    amount: String(dispute.amount),
    currency: dispute.currency,
    dispute_stage: 'dispute',
    dispute_status: dispute.status,
    is_resolved_by_rdr: false,
    remarks: null,
    created_at: new Date(dispute.createdAt).toISOString(),
  }
}

/** A dispute as the API shows it. */
export function toFullDispute(dispute: DisputeRow, view: DodoView): DodoPayments.GetDispute {
  return {
    ...toDispute(dispute, view),
    brand_id: view.merchant.brandId,
    customer: limitedCustomer(view, dispute.customerId),
    payment_provider: 'dodo',
    reason: 'FRAUDULENT',
  }
}

/** A dispute as lists show it. */
export function toListedDispute(dispute: DisputeRow, view: DodoView): DodoPayments.DisputeListResponse {
  const { remarks: _, ...listed } = toDispute(dispute, view)
  return { ...listed, payment_provider: 'dodo' }
}
