import type { Purchase, PurchaseDraft } from '@creditkit/contract'
import { CreditsError, type CreditsErrorCode } from '../http/problem'

/** What the tests of purchases buy. */
export const sampleDraft: PurchaseDraft = { walletId: 'w1', provider: 'paypal', packageId: 'pack_10' }

/** A purchase that waits for the buyer; `at` is the second of its last change. */
export function samplePurchase(
  status: Purchase['status'] = 'requires_action',
  at = 0,
  more: Partial<Purchase> = {},
): Purchase {
  return {
    id: 'pur_1',
    walletId: 'w1',
    credits: { minor: 100, asset: 'CREDIT/0' },
    price: { minor: 1000, asset: 'USD/2' },
    provider: 'paypal',
    packageId: 'pack_10',
    status,
    nextAction: { type: 'paypal_order', orderId: 'ORDER1' },
    createdAt: '2026-11-01T09:00:00.000Z',
    updatedAt: new Date(Date.UTC(2026, 10, 1, 9, 0, at)).toISOString(),
    ...more,
  }
}

/** An error of a capture by its code alone. */
export function sampleError(code: CreditsErrorCode): CreditsError {
  return new CreditsError({ code, operation: 'capturePurchase', message: code })
}

/** A capture that was declined. */
export function sampleDecline(retryable: boolean): CreditsError {
  return new CreditsError({
    code: 'payment_declined',
    operation: 'capturePurchase',
    message: 'declined',
    status: 402,
    problem: {
      type: 'urn:creditkit:problem:payment_declined',
      title: 'The payment was declined',
      status: 402,
      code: 'payment_declined',
      detail: 'Pay in another way.',
      requestId: 'req_1',
      declineCode: 'instrument_declined',
      retryable,
    },
  })
}

/** A capture that came when it could not, or not yet, be done. */
export function sampleInvalidState(from: string): CreditsError {
  return new CreditsError({
    code: 'invalid_state',
    operation: 'capturePurchase',
    message: 'invalid state',
    status: 409,
    problem: {
      type: 'urn:creditkit:problem:invalid_state',
      title: 'This cannot be done any more, or not yet',
      status: 409,
      code: 'invalid_state',
      detail: 'Approve first.',
      requestId: 'req_1',
      from,
      to: 'processing',
    },
  })
}
