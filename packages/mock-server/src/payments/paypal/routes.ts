import {
  authorizeOrder,
  captureAuthorization,
  getAuthorization,
  reauthorize,
  voidAuthorization,
} from './authorizations'
import type { PaypalCall, PaypalReply } from './call'
import { captureOrder, getCapture } from './captures'
import { acceptClaim, getDispute, listDisputes } from './disputes'
import { confirmOrder, createOrder } from './order-create'
import { patchOrder } from './order-patch'
import { getOrder } from './orders'
import { getRefund, refundCapture } from './refunds'
import {
  createPaymentToken,
  createSetupToken,
  deletePaymentToken,
  getPaymentToken,
  getSetupToken,
  listPaymentTokens,
} from './vault'
import { getEvent, listEvents, resendEvent, simulateEvent, verifySignature } from './webhooks/event-log'
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  getWebhookTypes,
  listEventTypes,
  listWebhooks,
  patchWebhook,
} from './webhooks/registry'

/** PayPal's REST endpoints that want a bearer token; `once` says which are safe to repeat under a PayPal-Request-Id. */
export const restRoutes = {
  'POST /v2/checkout/orders': { work: createOrder, once: true },
  'GET /v2/checkout/orders/:id': { work: getOrder, once: false },
  'PATCH /v2/checkout/orders/:id': { work: patchOrder, once: false },
  'POST /v2/checkout/orders/:id/confirm-payment-source': { work: confirmOrder, once: false },
  'POST /v2/checkout/orders/:id/capture': { work: captureOrder, once: true },
  'POST /v2/checkout/orders/:id/authorize': { work: authorizeOrder, once: true },
  'GET /v2/payments/authorizations/:id': { work: getAuthorization, once: false },
  'POST /v2/payments/authorizations/:id/capture': { work: captureAuthorization, once: true },
  'POST /v2/payments/authorizations/:id/reauthorize': { work: reauthorize, once: true },
  'POST /v2/payments/authorizations/:id/void': { work: voidAuthorization, once: true },
  'GET /v2/payments/captures/:id': { work: getCapture, once: false },
  'POST /v2/payments/captures/:id/refund': { work: refundCapture, once: true },
  'GET /v2/payments/refunds/:id': { work: getRefund, once: false },
  'POST /v3/vault/setup-tokens': { work: createSetupToken, once: true },
  'GET /v3/vault/setup-tokens/:id': { work: getSetupToken, once: false },
  'POST /v3/vault/payment-tokens': { work: createPaymentToken, once: true },
  'GET /v3/vault/payment-tokens': { work: listPaymentTokens, once: false },
  'GET /v3/vault/payment-tokens/:id': { work: getPaymentToken, once: false },
  'DELETE /v3/vault/payment-tokens/:id': { work: deletePaymentToken, once: false },
  'GET /v1/customer/disputes': { work: listDisputes, once: false },
  'GET /v1/customer/disputes/:id': { work: getDispute, once: false },
  'POST /v1/customer/disputes/:id/accept-claim': { work: acceptClaim, once: false },
  'POST /v1/notifications/webhooks': { work: createWebhook, once: false },
  'GET /v1/notifications/webhooks': { work: listWebhooks, once: false },
  'GET /v1/notifications/webhooks/:id': { work: getWebhook, once: false },
  'PATCH /v1/notifications/webhooks/:id': { work: patchWebhook, once: false },
  'DELETE /v1/notifications/webhooks/:id': { work: deleteWebhook, once: false },
  'GET /v1/notifications/webhooks/:id/event-types': { work: getWebhookTypes, once: false },
  'GET /v1/notifications/webhooks-event-types': { work: listEventTypes, once: false },
  'GET /v1/notifications/webhooks-events': { work: listEvents, once: false },
  'GET /v1/notifications/webhooks-events/:id': { work: getEvent, once: false },
  'POST /v1/notifications/webhooks-events/:id/resend': { work: resendEvent, once: false },
  'POST /v1/notifications/simulate-event': { work: simulateEvent, once: false },
  'POST /v1/notifications/verify-webhook-signature': { work: verifySignature, once: false },
} as const satisfies Record<string, { work: (call: PaypalCall) => PaypalReply; once: boolean }>

/** An endpoint of PayPal's REST API that wants a bearer token. */
export type RestRoute = keyof typeof restRoutes

const OPEN_ROUTES = [
  'POST /v1/oauth2/token',
  'GET /v1/notifications/certs/:id',
  'GET /web-sdk/v6/core',
  'GET /sdk/js',
  'GET /checkoutnow',
  'GET /agreements/approve',
  'GET /mock/orders/:id',
  'POST /mock/orders/:id/approve',
  'POST /mock/orders/:id/cancel',
  'POST /mock/setup-tokens/:id/approve',
  'POST /mock/setup-tokens/:id/cancel',
] as const

/** Every address of the fake: REST, what browsers and webhook receivers load, and what its own pages ask. */
export type PaypalRoute = RestRoute | (typeof OPEN_ROUTES)[number]

/** Tells whether a text names an endpoint that wants a bearer token. */
export function isRestRoute(text: string): text is RestRoute {
  return Object.hasOwn(restRoutes, text)
}

/** Every address of the fake, as faults name them. */
export const paypalRoutes: readonly PaypalRoute[] = [
  ...Object.keys(restRoutes).filter(isRestRoute),
  ...OPEN_ROUTES,
]
