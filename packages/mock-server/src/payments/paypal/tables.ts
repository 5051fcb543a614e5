import { type StoredRecord, table } from '../../store/store'
import type { JsonRecord } from '../../wire/json'
import type { PaypalErrorName } from './issues'
import type { PaypalMoney } from './money'
import type { PaypalErrorDetail, PaypalLink } from './refusal'

/**
 * What the buyer pays with. `balance` works, `declined_card` is approved and then declined when captured, `echeck` is
 * taken and stays pending until the bank has moved the money.
 */
export type PaypalFunding = 'balance' | 'declined_card' | 'echeck'

/** One purchase unit as it was ordered, in PayPal's own spelling; `reference_id` is `default` unless named. */
export interface UnitRow {
  readonly reference_id: string
  readonly amount: PaypalMoney & { readonly breakdown?: JsonRecord }
  readonly description?: string
  readonly custom_id?: string
  readonly invoice_id?: string
  readonly soft_descriptor?: string
  readonly items?: readonly JsonRecord[]
}

/** An order. Instants are milliseconds since 1970. `approvedAt` and `funding` are null until the buyer approves. */
export interface OrderRow extends StoredRecord {
  readonly status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED'
  readonly intent: 'CAPTURE' | 'AUTHORIZE'
  readonly units: readonly UnitRow[]
  readonly returnUrl: string | null
  readonly cancelUrl: string | null
  readonly funding: PaypalFunding | null
  readonly approvedAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** A captured payment of one purchase unit. `pendingReason` is null unless it is pending. */
export interface CaptureRow extends StoredRecord {
  readonly orderId: string
  readonly referenceId: string
  readonly status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
  readonly pendingReason: string | null
  readonly amount: PaypalMoney
  readonly customId: string | null
  readonly invoiceId: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** Money given back of a capture. */
export interface RefundRow extends StoredRecord {
  readonly captureId: string
  readonly orderId: string
  readonly status: 'COMPLETED' | 'PENDING' | 'FAILED' | 'CANCELLED'
  readonly amount: PaypalMoney
  /** Everything given back of the capture, this refund included. */
  readonly totalRefunded: PaypalMoney
  readonly customId: string | null
  readonly invoiceId: string | null
  readonly note: string | null
  readonly createdAt: number
}

/** An access token and when it stops working. */
export interface TokenRow extends StoredRecord {
  readonly expiresAt: number
}

/** What a PayPal-Request-Id came to: a resource, whose latest state is replayed, or a payment that was declined. */
export interface RequestRow extends StoredRecord {
  readonly outcome:
    | { readonly kind: 'order' | 'capture' | 'refund'; readonly resourceId: string }
    | {
        readonly kind: 'refusal'
        readonly name: PaypalErrorName
        readonly details: readonly PaypalErrorDetail[]
        readonly links: readonly PaypalLink[]
      }
  readonly expiresAt: number
}

/** Orders; `approved` holds those that wait for their capture. */
export const orders = table<OrderRow>()('paypal_orders', {
  approved: (row) => (row.status === 'APPROVED' ? [row.approvedAt ?? row.createdAt, row.id] : null),
})

/** Captures, by order and by the invoice they pay. */
export const captures = table<CaptureRow>()('paypal_captures', {
  order: (row) => [row.orderId, row.createdAt, row.id],
  invoice: (row) => (row.invoiceId === null || row.status === 'DECLINED' ? null : [row.invoiceId]),
})

/** Refunds, by capture. */
export const refunds = table<RefundRow>()('paypal_refunds', {
  capture: (row) => [row.captureId, row.createdAt, row.id],
})

/** Access tokens, by when they expire. */
export const tokens = table<TokenRow>()('paypal_tokens', { expiry: (row) => [row.expiresAt, row.id] })

/** Remembered request ids, by when they are forgotten. */
export const requests = table<RequestRow>()('paypal_requests', { expiry: (row) => [row.expiresAt, row.id] })
