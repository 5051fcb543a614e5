import { subtract, zero } from '@creditkit/contract'
import type {
  CapturedPayment,
  OrdersCapture,
  PayeeBase,
  PaymentAuthorization,
  Refund,
} from '@paypal/paypal-server-sdk'
import type { JsonRecord } from '../../wire/json'
import type { PaypalWork } from './call'
import { paypalFee, readMoney, writeMoney } from './money'
import type { OnTheWire } from './on-the-wire'
import type { PaypalLink } from './refusal'
import type { AuthorizationRow, CaptureRow, RefundRow } from './tables'

/** What is needed to write a resource out. */
export type View = Pick<PaypalWork, 'tx' | 'merchant' | 'addresses'>

/** An authorization can be captured for 29 days: https://developer.paypal.com/docs/api/payments/v2/#authorizations. */
export const AUTHORIZATION_LIFE_MS = 29 * 24 * 60 * 60 * 1000

const SELLER_PROTECTION = {
  status: 'ELIGIBLE',
  dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'],
} as const

/** An instant as PayPal writes it: UTC, whole seconds. */
export function writeInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** A capture as it stands inside an order. */
export function captureInOrder(capture: CaptureRow, { addresses }: View): OnTheWire<OrdersCapture> {
  const gross = readMoney(capture.amount)
  const fee = capture.status === 'PENDING' || capture.status === 'DECLINED' ? null : paypalFee(gross)
  const self = `${addresses.api}/v2/payments/captures/${capture.id}`
  return {
    id: capture.id,
    status: capture.status,
    ...(capture.pendingReason !== null && { status_details: { reason: capture.pendingReason } }),
    amount: capture.amount,
    final_capture: capture.isFinal,
    seller_protection: SELLER_PROTECTION,
    seller_receivable_breakdown: {
      gross_amount: writeMoney(gross),
      ...(fee && { paypal_fee: writeMoney(fee) }),
      net_amount: writeMoney(fee ? subtract(gross, fee) : gross),
    },
    ...(capture.customId !== null && { custom_id: capture.customId }),
    ...(capture.invoiceId !== null && { invoice_id: capture.invoiceId }),
    ...(capture.refusedAs !== null && {
      processor_response: { avs_code: 'A', cvv_code: 'N', response_code: capture.refusedAs },
    }),
    links: [
      link(self, 'self', 'GET'),
      link(`${self}/refund`, 'refund', 'POST'),
      capture.authorizationId === null
        ? link(`${addresses.api}/v2/checkout/orders/${capture.orderId}`, 'up', 'GET')
        : link(`${addresses.api}/v2/payments/authorizations/${capture.authorizationId}`, 'up', 'GET'),
    ],
    create_time: writeInstant(capture.createdAt),
    update_time: writeInstant(capture.updatedAt),
  }
}

/** A capture on its own, which also names its order and payee. */
export function fullCapture(capture: CaptureRow, view: View): OnTheWire<CapturedPayment> {
  return {
    ...captureInOrder(capture, view),
    supplementary_data: {
      related_ids: {
        order_id: capture.orderId,
        ...(capture.authorizationId !== null && { authorization_id: capture.authorizationId }),
      },
    },
    payee: payee(view),
  }
}

/** The whole refund. PayPal keeps its fee when money is given back, so all of it comes from the merchant. */
export function fullRefund(refund: RefundRow, { addresses }: View): OnTheWire<Refund> {
  return {
    id: refund.id,
    status: refund.status,
    ...(refund.status === 'PENDING' && { status_details: { reason: 'ECHECK' } }),
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
    links: [
      link(`${addresses.api}/v2/payments/refunds/${refund.id}`, 'self', 'GET'),
      link(`${addresses.api}/v2/payments/captures/${refund.captureId}`, 'up', 'GET'),
    ],
    create_time: writeInstant(refund.createdAt),
    update_time: writeInstant(refund.updatedAt),
  }
}

/** The whole authorization. */
export function fullAuthorization(row: AuthorizationRow, view: View): OnTheWire<PaymentAuthorization> {
  const self = `${view.addresses.api}/v2/payments/authorizations/${row.id}`
  return {
    id: row.id,
    status: row.status,
    amount: row.amount,
    seller_protection: SELLER_PROTECTION,
    ...(row.customId !== null && { custom_id: row.customId }),
    ...(row.invoiceId !== null && { invoice_id: row.invoiceId }),
    expiration_time: writeInstant(row.createdAt + AUTHORIZATION_LIFE_MS),
    supplementary_data: { related_ids: { order_id: row.orderId } },
    payee: payee(view),
    links: [
      link(self, 'self', 'GET'),
      link(`${self}/capture`, 'capture', 'POST'),
      link(`${self}/void`, 'void', 'POST'),
      link(`${self}/reauthorize`, 'reauthorize', 'POST'),
      link(`${view.addresses.api}/v2/checkout/orders/${row.orderId}`, 'up', 'GET'),
    ],
    create_time: writeInstant(row.createdAt),
    update_time: writeInstant(row.updatedAt),
  }
}

/** A payment's resource in few words: what it is, how it stands and where to go on. */
export function inFewWords(resource: JsonRecord): JsonRecord {
  return { id: resource.id, status: resource.status, links: resource.links }
}

/** Who is paid. */
export function payee({ merchant }: View): OnTheWire<PayeeBase> {
  return { email_address: merchant.email, merchant_id: merchant.merchantId }
}

/** A link of an answer. */
export function link(href: string, rel: string, method: PaypalLink['method']): PaypalLink {
  return { href, rel, method }
}
