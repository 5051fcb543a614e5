import type { Purchase } from '@creditkit/contract'

/** The endpoints behind our own calls: to open an order, to capture it, to give back, to look. */
export const ENDPOINTS = {
  paypal: {
    order: 'POST /v2/checkout/orders',
    capture: 'POST /v2/checkout/orders/:id/capture',
    refund: 'POST /v2/payments/captures/:id/refund',
    look: 'GET /v2/checkout/orders/:id',
  },
  stripe: {
    order: 'POST /v1/payment_intents',
    capture: 'GET /v1/payment_intents/:id',
    refund: 'POST /v1/refunds',
    look: 'GET /v1/payment_intents/:id',
  },
  stripe_checkout: {
    order: 'POST /v1/checkout/sessions',
    capture: 'GET /v1/checkout/sessions/:id',
    refund: 'POST /v1/refunds',
    look: 'GET /v1/checkout/sessions/:id',
  },
  dodo: {
    order: 'POST /checkouts',
    capture: 'GET /checkouts/:id',
    refund: 'POST /refunds',
    look: 'GET /checkouts/:id',
  },
} as const satisfies Record<Purchase['provider'], Record<string, string>>
