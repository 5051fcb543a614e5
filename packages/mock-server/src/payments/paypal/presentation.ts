import { subtract, zero } from '@creditkit/contract'
import type { JsonRecord } from '../../wire/json'
import type { PaypalAddresses, PaypalWork } from './call'
import type { PaypalMerchant } from './merchant'
import { paypalFee, readMoney, writeMoney } from './money'
import type { PaypalLink } from './refusal'
import { type CaptureRow, captures, type OrderRow, type RefundRow, refunds } from './tables'

type View = Pick<PaypalWork, 'tx' | 'merchant' | 'addresses'>

/** An instant as PayPal writes it: UTC, whole seconds. */
export function writeInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** Where the buyer approves an order. */
export function approvalUrl(addresses: PaypalAddresses, orderId: string): string {
  return `${addresses.web}/checkoutnow?token=${orderId}`
}

/** An order in few words: its identifier, its status and where to go on. */
export function minimalOrder(order: OrderRow, { addresses }: View): JsonRecord {
  const needsPayer = order.status === 'PAYER_ACTION_REQUIRED'
  return {
    id: order.id,
    status: order.status,
    ...(needsPayer && { payment_source: { paypal: {} } }),
    links: orderLinks(order, addresses),
  }
}

/** An order after its capture, as PayPal answers by default: with the payments, without what was ordered. */
export function capturedOrder(order: OrderRow, view: View): JsonRecord {
  return {
    id: order.id,
    status: order.status,
    payment_source: paymentSource(view.merchant),
    purchase_units: order.units.map((unit) => ({
      reference_id: unit.reference_id,
      payments: payments(order, unit.reference_id, view),
    })),
    payer: payer(view.merchant),
    links: orderLinks(order, view.addresses),
  }
}

/** The whole order. */
export function fullOrder(order: OrderRow, view: View): JsonRecord {
  const { merchant } = view
  return {
    id: order.id,
    intent: order.intent,
    status: order.status,
    ...(order.approvedAt !== null && { payment_source: paymentSource(merchant) }),
    ...(order.status === 'PAYER_ACTION_REQUIRED' && { payment_source: { paypal: {} } }),
    purchase_units: order.units.map((unit) => ({
      ...unit,
      payee: { email_address: merchant.email, merchant_id: merchant.merchantId },
      ...(order.status === 'COMPLETED' && { payments: payments(order, unit.reference_id, view) }),
    })),
    ...(order.approvedAt !== null && { payer: payer(merchant) }),
    create_time: writeInstant(order.createdAt),
    update_time: writeInstant(order.updatedAt),
    links: orderLinks(order, view.addresses),
  }
}

/** A capture as it stands inside an order. */
export function captureInOrder(capture: CaptureRow, { addresses }: View): JsonRecord {
  const gross = readMoney(capture.amount)
  const fee = capture.status === 'PENDING' || capture.status === 'DECLINED' ? null : paypalFee(gross)
  const self = `${addresses.api}/v2/payments/captures/${capture.id}`
  return {
    id: capture.id,
    status: capture.status,
    ...(capture.pendingReason !== null && { status_details: { reason: capture.pendingReason } }),
    amount: capture.amount,
    final_capture: true,
    seller_protection: {
      status: 'ELIGIBLE',
      dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'],
    },
    seller_receivable_breakdown: {
      gross_amount: writeMoney(gross),
      ...(fee && { paypal_fee: writeMoney(fee) }),
      net_amount: writeMoney(fee ? subtract(gross, fee) : gross),
    },
    ...(capture.customId !== null && { custom_id: capture.customId }),
    ...(capture.invoiceId !== null && { invoice_id: capture.invoiceId }),
    links: [
      link(self, 'self', 'GET'),
      link(`${self}/refund`, 'refund', 'POST'),
      link(`${addresses.api}/v2/checkout/orders/${capture.orderId}`, 'up', 'GET'),
    ],
    create_time: writeInstant(capture.createdAt),
    update_time: writeInstant(capture.updatedAt),
  }
}

/** A capture on its own, which also names its order and payee. */
export function fullCapture(capture: CaptureRow, view: View): JsonRecord {
  return {
    ...captureInOrder(capture, view),
    supplementary_data: { related_ids: { order_id: capture.orderId } },
    payee: { email_address: view.merchant.email, merchant_id: view.merchant.merchantId },
  }
}

/** The whole refund. PayPal keeps its fee when money is given back, so all of it comes from the merchant. */
export function fullRefund(refund: RefundRow, view: View): JsonRecord {
  return {
    ...minimalRefund(refund, view),
    amount: refund.amount,
    ...(refund.customId !== null && { custom_id: refund.customId }),
    ...(refund.invoiceId !== null && { invoice_id: refund.invoiceId }),
    ...(refund.note !== null && { note_to_payer: refund.note }),
    seller_payable_breakdown: {
      gross_amount: refund.amount,
      paypal_fee: writeMoney(zero(readMoney(refund.amount).asset)),
      net_amount: refund.amount,
      total_refunded_amount: refund.totalRefunded,
    },
    create_time: writeInstant(refund.createdAt),
    update_time: writeInstant(refund.createdAt),
  }
}

/** A refund in few words. */
export function minimalRefund(refund: RefundRow, { addresses }: View): JsonRecord {
  return {
    id: refund.id,
    status: refund.status,
    links: [
      link(`${addresses.api}/v2/payments/refunds/${refund.id}`, 'self', 'GET'),
      link(`${addresses.api}/v2/payments/captures/${refund.captureId}`, 'up', 'GET'),
    ],
  }
}

function payments(order: OrderRow, referenceId: string, view: View): JsonRecord {
  const rows = [...view.tx.walk(captures, 'order', { prefix: [order.id] })]
  const own = rows.filter((capture) => capture.referenceId === referenceId)
  const back = own.flatMap((capture) => [...view.tx.walk(refunds, 'capture', { prefix: [capture.id] })])
  return {
    captures: own.map((capture) => captureInOrder(capture, view)),
    ...(back.length > 0 && { refunds: back.map((refund) => fullRefund(refund, view)) }),
  }
}

function paymentSource({ buyer }: PaypalMerchant): JsonRecord {
  const name = { given_name: buyer.givenName, surname: buyer.surname }
  return {
    paypal: {
      email_address: buyer.email,
      account_id: buyer.payerId,
      account_status: 'VERIFIED',
      name,
      address: { country_code: 'US' },
    },
  }
}

function payer({ buyer }: PaypalMerchant): JsonRecord {
  return {
    name: { given_name: buyer.givenName, surname: buyer.surname },
    email_address: buyer.email,
    payer_id: buyer.payerId,
    address: { country_code: 'US' },
  }
}

function orderLinks(order: OrderRow, addresses: PaypalAddresses): PaypalLink[] {
  const url = `${addresses.api}/v2/checkout/orders/${order.id}`
  const self = link(url, 'self', 'GET')
  const update = link(url, 'update', 'PATCH')
  const capture = link(`${url}/capture`, 'capture', 'POST')
  if (order.status === 'COMPLETED' || order.status === 'VOIDED') return [self]
  if (order.status === 'APPROVED') return [self, update, capture]
  const approve = approvalUrl(addresses, order.id)
  if (order.status === 'PAYER_ACTION_REQUIRED') return [self, link(approve, 'payer-action', 'GET')]
  return [self, link(approve, 'approve', 'GET'), update, capture]
}

function link(href: string, rel: string, method: PaypalLink['method']): PaypalLink {
  return { href, rel, method }
}
