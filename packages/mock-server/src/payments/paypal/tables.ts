import type { ProcessorResponse } from '@paypal/paypal-server-sdk'
import { type StoredRecord, table } from '../../store/store'
import type { JsonRecord } from '../../wire/json'
import type { PaypalErrorName } from './issues'
import type { PaypalMoney } from './money'
import type { OnTheWire } from './on-the-wire'
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

/** Why a card's processor refused, as PayPal passes it on. */
export type ResponseCode = NonNullable<OnTheWire<ProcessorResponse>['response_code']>

/** A card as PayPal shows it (last digits, brand, expiry, name). `refusedAs` is its processor's response code; null when it pays. */
export interface CardRow {
  readonly shown: JsonRecord
  readonly refusedAs: ResponseCode | null
}

/**
 * What an order is paid with. `vaultId` is the payment token it is charged to, or that it was saved as; null for none.
 * `saves` asks to keep the source for later, for a customer (null: a new one).
 */
export interface SourceRow {
  readonly card: CardRow | null
  readonly vaultId: string | null
  readonly saves: boolean
  readonly customerId: string | null
}

/**
 * An order. Instants are milliseconds since 1970. `approvedAt` and `funding` are null until the buyer approves, `source`
 * until somebody names one.
 */
export interface OrderRow extends StoredRecord {
  readonly status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED'
  readonly intent: 'CAPTURE' | 'AUTHORIZE'
  readonly units: readonly UnitRow[]
  readonly source: SourceRow | null
  readonly returnUrl: string | null
  readonly cancelUrl: string | null
  readonly funding: PaypalFunding | null
  readonly approvedAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** Money set aside of one purchase unit, until it is captured or voided. */
export interface AuthorizationRow extends StoredRecord {
  readonly orderId: string
  readonly referenceId: string
  readonly status: 'CREATED' | 'PARTIALLY_CAPTURED' | 'CAPTURED' | 'VOIDED'
  readonly amount: PaypalMoney
  readonly customId: string | null
  readonly invoiceId: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

/**
 * A captured payment of one purchase unit. `pendingReason` is null unless it is pending, `refusedAs` unless a card was
 * refused, `authorizationId` unless the money had been set aside before.
 */
export interface CaptureRow extends StoredRecord {
  readonly orderId: string
  readonly referenceId: string
  readonly authorizationId: string | null
  readonly isFinal: boolean
  readonly refusedAs: ResponseCode | null
  readonly status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
  readonly pendingReason: 'ECHECK' | null
  readonly amount: PaypalMoney
  readonly customId: string | null
  readonly invoiceId: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** Money given back of a capture: by the merchant or, as a reversal, taken by the buyer's bank. */
export interface RefundRow extends StoredRecord {
  readonly isReversal: boolean
  readonly captureId: string
  readonly orderId: string
  readonly status: 'COMPLETED' | 'PENDING' | 'FAILED'
  readonly amount: PaypalMoney
  /** Everything given back of the capture, this refund included. */
  readonly totalRefunded: PaypalMoney
  readonly customId: string | null
  readonly invoiceId: string | null
  readonly note: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** A buyer who wants the money of a capture back. `outcome` is null until it is resolved. */
export interface DisputeRow extends StoredRecord {
  readonly captureId: string
  readonly orderId: string
  readonly reason: string
  readonly status: 'WAITING_FOR_SELLER_RESPONSE' | 'UNDER_REVIEW' | 'RESOLVED'
  readonly outcome: 'won' | 'lost' | null
  readonly amount: PaypalMoney
  readonly createdAt: number
  readonly updatedAt: number
}

/** A way to pay on its way into the vault; `funding` is null until the buyer has approved. */
export interface SetupTokenRow extends StoredRecord {
  readonly customerId: string
  readonly card: CardRow | null
  readonly funding: PaypalFunding | null
  readonly returnUrl: string | null
  readonly cancelUrl: string | null
  readonly status: 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'VAULTED'
}

/** A way to pay that is kept in the vault, and can be charged without the buyer. */
export interface PaymentTokenRow extends StoredRecord {
  readonly customerId: string
  readonly card: CardRow | null
  readonly funding: PaypalFunding
}

/** A webhook of the app. The one that the merchant's configuration names is there from the start; see `requireWebhook`. */
export interface WebhookRow extends StoredRecord {
  readonly url: string
  /** Names of events, or `*`. */
  readonly eventTypes: readonly string[]
  readonly isDeleted: boolean
}

/** An event that was told, as it was told. */
export interface EventRow extends StoredRecord {
  readonly type: string
  readonly document: JsonRecord
  /** What a search by transaction finds it by: the resource, and the payment it belongs to. */
  readonly about: readonly string[]
  readonly createdAt: number
}

/** An access token and when it stops working. */
export interface TokenRow extends StoredRecord {
  readonly expiresAt: number
}

/** What the answer to a repeated request shows. */
export type ReplayKind =
  | 'order'
  | 'capture'
  | 'payment'
  | 'authorization'
  | 'refund'
  | 'setup_token'
  | 'payment_token'

/** What a PayPal-Request-Id came to: a resource, whose latest state is replayed, or a payment that was declined. */
export interface RequestRow extends StoredRecord {
  readonly outcome:
    | { readonly kind: ReplayKind; readonly resourceId: string }
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

/** Authorizations, by order. */
export const authorizations = table<AuthorizationRow>()('paypal_authorizations', {
  order: (row) => [row.orderId, row.createdAt, row.id],
})

/** Refunds and reversals, by capture. */
export const refunds = table<RefundRow>()('paypal_refunds', {
  capture: (row) => [row.captureId, row.createdAt, row.id],
})

/** Disputes, by capture and by when they were opened. */
export const disputes = table<DisputeRow>()('paypal_disputes', {
  capture: (row) => [row.captureId, row.createdAt, row.id],
  opened: (row) => [row.createdAt, row.id],
})

/** Setup tokens of the vault. */
export const setupTokens = table<SetupTokenRow>()('paypal_setup_tokens', {})

/** Payment tokens of the vault, by customer. */
export const paymentTokens = table<PaymentTokenRow>()('paypal_payment_tokens', {
  customer: (row) => [row.customerId, row.id],
})

/** The app's webhooks. */
export const webhooks = table<WebhookRow>()('paypal_webhooks', { every: (row) => [row.id] })

/** Every event, by when it happened. */
export const events = table<EventRow>()('paypal_events', { created: (row) => [row.createdAt, row.id] })

/** Access tokens, by when they expire. */
export const tokens = table<TokenRow>()('paypal_tokens', { expiry: (row) => [row.expiresAt, row.id] })

/** Remembered request ids, by when they are forgotten. */
export const requests = table<RequestRow>()('paypal_requests', { expiry: (row) => [row.expiresAt, row.id] })
