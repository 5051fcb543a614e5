import type { JsonRecord } from '../../../wire/json'
import type { PaypalWork } from '../call'
import { fullDispute } from '../disputes'
import type { PaypalEventType } from '../events'
import { fullOrder } from '../order-presentation'
import { VAULTED } from '../payment-source'
import { fullAuthorization, fullCapture, fullRefund } from '../presentation'
import type { CaptureRow, OrderRow } from '../tables'
import { fullPaymentToken } from '../vault'

const MONEY = { currency_code: 'USD', value: '30.00' }
const ORDER_ID = '5O190127TN364715T'
const CAPTURE_ID = '3C679366HH908993F'

/** What a simulated event tells of: thirty dollars that nobody ever paid. */
export function sampleResource(type: PaypalEventType, work: PaypalWork): JsonRecord {
  const at = { createdAt: work.now, updatedAt: work.now }
  const unit = { reference_id: 'default', amount: MONEY, custom_id: 'sample' }
  const order: OrderRow = {
    id: ORDER_ID,
    status: 'APPROVED',
    intent: 'CAPTURE',
    units: [unit],
    source: null,
    returnUrl: null,
    cancelUrl: null,
    funding: 'balance',
    approvedAt: work.now,
    ...at,
  }
  const part = { orderId: ORDER_ID, amount: MONEY, customId: 'sample', invoiceId: null, ...at }
  const capture: CaptureRow = {
    id: CAPTURE_ID,
    referenceId: 'default',
    authorizationId: null,
    isFinal: true,
    refusedAs: null,
    status: 'COMPLETED',
    pendingReason: null,
    ...part,
  }
  const refund = {
    id: '1JU08902781691411',
    captureId: CAPTURE_ID,
    isReversal: type === 'PAYMENT.CAPTURE.REVERSED',
    totalRefunded: MONEY,
    note: null,
    ...part,
  }
  const dispute = { id: 'PP-D-0000027803', captureId: CAPTURE_ID, reason: 'UNAUTHORISED', ...part }
  switch (type) {
    case 'CHECKOUT.ORDER.APPROVED':
      return fullOrder(order, work)
    case 'CHECKOUT.ORDER.COMPLETED':
      return fullOrder({ ...order, status: 'COMPLETED' }, work)
    case 'CHECKOUT.ORDER.VOIDED':
      return fullOrder({ ...order, status: 'VOIDED' }, work)
    case 'CHECKOUT.PAYMENT-APPROVAL.REVERSED':
      return { order_id: ORDER_ID, purchase_units: [{ reference_id: 'default', custom_id: 'sample' }] }
    case 'PAYMENT.AUTHORIZATION.CREATED':
    case 'PAYMENT.AUTHORIZATION.VOIDED': {
      const status = type === 'PAYMENT.AUTHORIZATION.VOIDED' ? 'VOIDED' : 'CREATED'
      return fullAuthorization({ id: '3G690126BD123456A', referenceId: 'default', status, ...part }, work)
    }
    case 'PAYMENT.CAPTURE.COMPLETED':
      return fullCapture(capture, work)
    case 'PAYMENT.CAPTURE.PENDING':
      return fullCapture({ ...capture, status: 'PENDING', pendingReason: 'ECHECK' }, work)
    case 'PAYMENT.CAPTURE.DECLINED':
    case 'PAYMENT.CAPTURE.DENIED':
      return fullCapture({ ...capture, status: 'DECLINED' }, work)
    case 'PAYMENT.CAPTURE.REFUNDED':
    case 'PAYMENT.CAPTURE.REVERSED':
      return fullRefund({ ...refund, status: 'COMPLETED' }, work)
    case 'PAYMENT.REFUND.PENDING':
      return fullRefund({ ...refund, status: 'PENDING' }, work)
    case 'PAYMENT.REFUND.FAILED':
      return fullRefund({ ...refund, status: 'FAILED' }, work)
    case 'CUSTOMER.DISPUTE.CREATED':
      return fullDispute({ ...dispute, status: 'WAITING_FOR_SELLER_RESPONSE', outcome: null }, work)
    case 'CUSTOMER.DISPUTE.UPDATED':
      return fullDispute({ ...dispute, status: 'UNDER_REVIEW', outcome: null }, work)
    case 'CUSTOMER.DISPUTE.RESOLVED':
      return fullDispute({ ...dispute, status: 'RESOLVED', outcome: 'won' }, work)
    case 'VAULT.PAYMENT-TOKEN.CREATED':
    case 'VAULT.PAYMENT-TOKEN.DELETED': {
      const token = { customerId: 'sample', card: null, funding: 'balance' as const }
      return fullPaymentToken({ id: VAULTED.balance, ...token }, work)
    }
  }
}
