import type { Amount, NextAction, ProviderId } from '@creditkit/contract'

/**
 * The service's door to one payment provider. Every method can be called again with the same `idempotencyKey` (up to
 * 108 characters) and then charges, or gives back, once; after a decline the next attempt needs a new key, or the
 * provider answers with the same decline. Each throws {@link PaymentUnknownError} when it cannot be told whether the
 * provider did it, {@link PaymentUnavailableError} when it certainly did not but may later, and
 * {@link PaymentRejectedError} when it never will.
 */
export interface PaymentGateway {
  readonly provider: ProviderId
  /** Whether the buyer's approval moves the money at once, so that capturing is no more than asking. */
  readonly chargesOnApproval?: true
  /** Whether the buyer leaves for a page of the provider's, so that an order without a `returnUrl` strands them. */
  readonly needsReturnUrl?: true
  /** Opens an order with the provider for the buyer to approve; nothing is charged yet. */
  createOrder(draft: PaymentOrderDraft): Promise<PaymentOrder>
  /**
   * Takes the money of an approved order. Where a provider charges on approval by itself, this only asks how it went.
   * An order captured before, by whomever, answers with that payment.
   */
  capture(input: { orderId: string; idempotencyKey: string }): Promise<PaymentOutcome>
  /** Asks the provider how an order stands, without changing anything: how a lost answer is reconciled. */
  lookUp(input: { orderId: string }): Promise<PaymentOutcome>
  /**
   * Sees to it that an order is never paid any more, and answers how it stands then: `voided`, unless it had been paid
   * before. Absent where the provider cannot. Twice is once.
   */
  cancelOrder?(input: { orderId: string }): Promise<PaymentOutcome>
  /** Gives money of a payment back; several partial refunds may follow each other. */
  refund(input: PaymentRefundDraft): Promise<PaymentRefund>
  /**
   * Reads what a webhook tells, once its signature has proved that the provider sent it, lately and to us. Throws
   * {@link WebhookRejectedError} when it does not. Repeats and an odd order are the reader's to cope with.
   */
  readWebhook(delivery: WebhookDelivery): Promise<WebhookNews>
  /** Charges a payment method on file, without the buyer; absent where the provider cannot. */
  chargeSaved?(draft: SavedPaymentDraft): Promise<SavedPayment>
}

/** What an order is opened for. `purchaseId` travels with the payment, so that a webhook finds its purchase. */
export interface PaymentOrderDraft {
  readonly purchaseId: string
  readonly price: Amount
  /** What the buyer reads at the provider. */
  readonly description: string
  readonly idempotencyKey: string
  /** Where a provider with pages of its own sends the buyer back to; absent when it has none. */
  readonly returnUrl?: string
}

/** An order the provider has opened, and what the buyer does with it. */
export interface PaymentOrder {
  readonly orderId: string
  readonly nextAction: NextAction
}

/**
 * How an order stands. Compare `paid` with the price before crediting anything: it is what the provider says it took.
 * `completed` money is there, `pending` money is promised (an eCheck, a review) and may still not come. `declined`
 * says that this attempt failed and, by `retryable`, whether the buyer may try again on the same order. `approved`
 * waits for a capture, `not_approved` for the buyer; `voided` orders are over and were never paid.
 */
export type PaymentOutcome =
  | PaidOutcome
  | {
      readonly status: 'declined'
      /** The provider's own word in lower_snake_case. */
      readonly declineCode: string
      readonly retryable: boolean
      /** The payment that failed; null when the attempt left none behind. */
      readonly paymentId: string | null
    }
  | { readonly status: 'not_approved' | 'approved' | 'voided' }

/** Money taken, or promised. Amounts are in the currency's ISO 4217 scale. */
export interface PaidOutcome {
  readonly status: 'completed' | 'pending'
  readonly paymentId: string
  readonly paid: Amount
  /** Every refund of it so far, as it stands now; null when this source does not tell. */
  readonly refunds: readonly PaymentRefund[] | null
  /** Every dispute of it so far, as it stands now; null when this source does not tell. */
  readonly disputes: readonly PaymentDispute[] | null
  /** The purchase the order was opened for, as the provider kept it; null when it kept none. */
  readonly purchaseId: string | null
}

/** What to give back of a payment. */
export interface PaymentRefundDraft {
  readonly paymentId: string
  readonly amount: Amount
  readonly idempotencyKey: string
}

/** A refund. `pending` money is on its way and can still fail; `failed` money never left. */
export interface PaymentRefund {
  readonly refundId: string
  readonly status: 'completed' | 'pending' | 'failed'
  readonly refunded: Amount
  /** The idempotency key that we asked for it under, as the provider kept it; null for one that we did not ask for. */
  readonly reference: string | null
}

/** A buyer's bank that wants the money back. `open` money is out of reach, `lost` money is gone, `won` money is back. */
export interface PaymentDispute {
  readonly disputeId: string
  readonly status: 'open' | 'won' | 'lost'
  readonly disputed: Amount
}

/** A charge of a payment method on file. */
export interface SavedPaymentDraft {
  readonly purchaseId: string
  readonly price: Amount
  readonly description: string
  readonly idempotencyKey: string
  /** The provider's token of the payment method. */
  readonly savedMethod: string
}

/** How a charge of a payment method on file went, and the order that it can be looked up by. */
export interface SavedPayment {
  readonly orderId: string
  readonly outcome: PaymentOutcome
}

/** A webhook as it arrived; `now` is in milliseconds since 1970. */
export interface WebhookDelivery {
  readonly rawBody: string
  readonly headers: Headers
  readonly now: number
}

/**
 * What a proved webhook tells. It names its payment by whatever the event carries, nothing at all when it is of no
 * concern here. `outcome` is what the event itself says of the payment; null when the order has to be looked up.
 */
export interface WebhookNews {
  /** The event's identifier at the provider: a duplicate carries it again. */
  readonly eventId: string
  readonly type: string
  readonly purchaseId: string | null
  readonly orderId: string | null
  readonly paymentId: string | null
  readonly outcome: PaymentOutcome | null
}

/** The provider may or may not have done it: say so to the buyer, and look it up later. Never a reason to charge again. */
export class PaymentUnknownError extends Error {
  override readonly name = 'PaymentUnknownError'
}

/** The provider certainly did nothing, now; the same call can succeed later. */
export class PaymentUnavailableError extends Error {
  override readonly name = 'PaymentUnavailableError'
  /** How long the provider asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null

  constructor(message: string, retryAfterMs: number | null) {
    super(message)
    this.retryAfterMs = retryAfterMs
  }
}

/** The provider understood and refused for good: a wrong credential, an amount it does not take, an unknown payment. */
export class PaymentRejectedError extends Error {
  override readonly name = 'PaymentRejectedError'
  /** The provider's own word in lower_snake_case, for example `refund_amount_exceeded`. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A webhook that does not prove where it comes from: tampered with, stale, signed with another secret, or no event at all. */
export class WebhookRejectedError extends Error {
  override readonly name = 'WebhookRejectedError'
}

/**
 * For a capture that only asks how it went: the buyer may have paid already, so whoever cannot say how the order stands
 * must not let it look as if nothing had happened.
 */
export function mayHaveCharged(error: unknown): never {
  if (error instanceof PaymentUnavailableError) throw new PaymentUnknownError(error.message)
  throw error
}
