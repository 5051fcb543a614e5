import type DodoPayments from 'dodopayments'
import { type StoredRecord, table } from '../../store/store'
import type { DodoCountry, DodoCurrency } from './currencies'

/** A row of Dodo's: `sequence` orders everything that was ever made. Instants are milliseconds since 1970. */
interface DodoRow extends StoredRecord {
  readonly sequence: number
  readonly createdAt: number
}

/** A product that is sold once. With `price.pay_what_you_want` the price is the least there is to pay. */
export interface ProductRow extends DodoRow {
  readonly name: string
  readonly description: string | null
  readonly taxCategory: DodoPayments.TaxCategory
  readonly price: DodoPayments.Price.OneTimePrice
  readonly metadata: DodoPayments.Metadata
  readonly isArchived: boolean
  readonly updatedAt: number
}

/** Somebody who pays. */
export interface CustomerRow extends DodoRow {
  readonly email: string
  readonly name: string
  readonly phone: string | null
  readonly metadata: DodoPayments.Metadata
}

/** One line of a cart; `amount` is the whole line in the currency's smallest unit. */
export interface CartLine {
  readonly productId: string
  readonly name: string
  readonly quantity: number
  readonly amount: number
}

/** Where an invoice goes. */
export interface BillingRow {
  readonly country: DodoCountry
  readonly city: string | null
  readonly state: string | null
  readonly street: string | null
  readonly zipcode: string | null
}

/** Who is going to pay: a customer, or the details of one that is found by email or made once there is a payment. */
export type Payer =
  | { readonly customerId: string }
  | { readonly email: string; readonly name: string | null; readonly phone: string | null }

/** What is paid, and with whose words. */
export interface OrderRow {
  readonly cart: readonly CartLine[]
  readonly currency: DodoCurrency
  readonly total: number
  readonly billing: BillingRow
  readonly metadata: DodoPayments.Metadata
  readonly returnUrl: string | null
}

/**
 * A checkout session. `consumed` once it has brought forth a payment that went through or is under way; `paymentId` is
 * the latest attempt, null while there was none. A payment link is a session that only its page knows: `isLink`.
 */
export interface SessionRow extends DodoRow, OrderRow {
  readonly status: 'open' | 'consumed' | 'expired'
  readonly payer: Payer | null
  readonly cancelUrl: string | null
  readonly force3ds: boolean
  readonly isLink: boolean
  readonly paymentId: string | null
  readonly expiresAt: number
}

/** How a payment was made; null details for a bank transfer. */
export interface MethodRow {
  readonly kind: 'card' | 'bank'
  readonly card: {
    readonly lastFour: string
    readonly network: string
    readonly holder: string | null
  } | null
}

/** A payment, or an attempt at one. `error` is null unless it failed, `method` until the buyer has chosen. */
export interface PaymentRow extends DodoRow, OrderRow {
  readonly status: DodoPayments.IntentStatus
  readonly customerId: string
  readonly sessionId: string
  /** The address of its page, for payments that were made with one of their own; else null. */
  readonly link: string | null
  readonly method: MethodRow | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly updatedAt: number
}

/** Money given back of a payment, by line. */
export interface RefundRow extends DodoRow {
  readonly paymentId: string
  readonly customerId: string
  readonly status: DodoPayments.RefundStatus
  readonly items: readonly { readonly productId: string; readonly amount: number }[]
  readonly amount: number
  readonly currency: DodoCurrency
  readonly isPartial: boolean
  readonly reason: string | null
  readonly metadata: DodoPayments.Metadata
}

/** A payment that its payer's bank takes back, or tries to. */
export interface DisputeRow extends DodoRow {
  readonly paymentId: string
  readonly customerId: string
  readonly status: DodoPayments.DisputeStatus
  readonly amount: number
  readonly currency: DodoCurrency
}

const newest = (row: DodoRow) => [row.sequence]
const customer = (row: DodoRow & { readonly customerId: string }) => [row.customerId, row.sequence]
const payment = (row: DodoRow & { readonly paymentId: string }) => [row.paymentId, row.sequence]

/** Products. */
export const products = table<ProductRow>()('dodo_products', { newest })

/** Customers, by email too: several may share one. */
export const customers = table<CustomerRow>()('dodo_customers', {
  newest,
  email: (row) => [row.email, row.sequence],
})

/** Checkout sessions; `open` are those that time will end. */
export const sessions = table<SessionRow>()('dodo_sessions', {
  open: (row) => (row.status === 'open' ? [row.expiresAt, row.sequence] : null),
})

/** Payments, by customer too. */
export const payments = table<PaymentRow>()('dodo_payments', { newest, customer })

/** Refunds, by customer and by payment too. */
export const refunds = table<RefundRow>()('dodo_refunds', { newest, customer, payment })

/** Disputes, by customer and by payment too. */
export const disputes = table<DisputeRow>()('dodo_disputes', { newest, customer, payment })
