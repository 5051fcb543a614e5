import type { PurchaseState } from '@creditkit/client'
import { amount, type NextAction, type ProviderId, type Purchase } from '@creditkit/contract'
import { vi } from 'vitest'
import type { PaymentFormLabels } from '../payment-provider'

/** What a form says in tests. */
export const labels: PaymentFormLabels = {
  loading: 'Loading the payment form…',
  pay: 'Pay $25.00',
  leave: 'Continue to the provider',
  unavailableTitle: 'It could not be loaded',
  unavailableHint: 'Something keeps it away.',
  retry: 'Load it again',
  notEligibleTitle: 'Not available to you',
  notEligibleHint: 'Choose another way to pay.',
}

/** A purchase of 25 credits for $25.00 that waits for the buyer. */
export function purchaseWith(provider: ProviderId, nextAction: NextAction): Purchase {
  return {
    id: 'pur_1',
    walletId: 'main',
    credits: amount(25, 'CREDIT/0'),
    price: amount(2500, 'USD/2'),
    provider,
    status: 'requires_action',
    nextAction,
    createdAt: '2026-11-01T09:00:00.000Z',
    updatedAt: '2026-11-01T09:00:00.000Z',
  }
}

/** The states of the flow that a form is told of. */
export function statesOf(purchase: Purchase) {
  const { walletId, provider } = purchase
  return {
    idle: { status: 'idle', request: 0 },
    creating: { status: 'creating', request: 1, draft: { walletId, provider } },
    awaiting: { status: 'awaiting_approval', request: 1, purchase },
    settling: { status: 'settling', request: 2, purchase: { ...purchase, status: 'processing' } },
    declined: {
      status: 'declined',
      request: 2,
      purchase,
      failure: { declineCode: 'insufficient_funds', retryable: true },
      canRetry: true,
    },
  } as const satisfies Record<string, PurchaseState>
}

/** Everything a form is given besides its configuration, state and `start`; the callbacks are spies. */
export function plainProps() {
  return {
    price: amount(2500, 'USD/2'),
    currency: 'USD',
    returnUrl: 'https://host.example/billing',
    locale: 'en',
    disabled: false,
    labels,
    confirm: vi.fn(() => true),
    onLeave: vi.fn(),
    onApproved: vi.fn(async () => {}),
    onApprovalCanceled: vi.fn(),
    onApprovalFailed: vi.fn(),
    onApprovalLost: vi.fn(),
    onClosed: vi.fn(),
  }
}
