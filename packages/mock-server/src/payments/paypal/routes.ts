import { matchPath } from '@creditkit/contract'
import type { PaypalCall, PaypalReply } from './call'
import { captureOrder, getCapture } from './captures'
import { patchOrder } from './order-patch'
import { createOrder, getOrder } from './orders'
import { getRefund, refundCapture } from './refunds'

/** PayPal's REST endpoints that want a bearer token; `once` says which are safe to repeat under a PayPal-Request-Id. */
export const restRoutes = {
  'POST /v2/checkout/orders': { work: createOrder, once: true },
  'GET /v2/checkout/orders/:id': { work: getOrder, once: false },
  'PATCH /v2/checkout/orders/:id': { work: patchOrder, once: false },
  'POST /v2/checkout/orders/:id/capture': { work: captureOrder, once: true },
  'GET /v2/payments/captures/:id': { work: getCapture, once: false },
  'POST /v2/payments/captures/:id/refund': { work: refundCapture, once: true },
  'GET /v2/payments/refunds/:id': { work: getRefund, once: false },
} as const satisfies Record<string, { work: (call: PaypalCall) => PaypalReply; once: boolean }>

/** An endpoint of PayPal's REST API that wants a bearer token. */
export type RestRoute = keyof typeof restRoutes

const TOKEN_ROUTE = 'POST /v1/oauth2/token'
const BROWSER_ROUTES = [
  'GET /web-sdk/v6/core',
  'GET /mock/orders/:id',
  'POST /mock/orders/:id/approve',
] as const

/** Every address of the fake: REST, the browser script, and what that script itself asks. */
export type PaypalRoute = RestRoute | typeof TOKEN_ROUTE | (typeof BROWSER_ROUTES)[number]

/** Tells whether a text names an endpoint that wants a bearer token. */
export function isRestRoute(text: string): text is RestRoute {
  return Object.hasOwn(restRoutes, text)
}

/** Tells whether a text names an address of the fake. */
export function isPaypalRoute(text: string): text is PaypalRoute {
  return isRestRoute(text) || text === TOKEN_ROUTE || BROWSER_ROUTES.some((route) => route === text)
}

const ALL: readonly PaypalRoute[] = [
  ...Object.keys(restRoutes).filter(isRestRoute),
  TOKEN_ROUTE,
  ...BROWSER_ROUTES,
]

/** The address that a method and a path fit, with the path's parameters; null when there is none. */
export function findRoute(
  method: string,
  path: string,
): { route: PaypalRoute; params: Record<string, string> } | null {
  for (const route of ALL) {
    const [routeMethod, pattern = ''] = route.split(' ')
    const params = routeMethod === method ? matchPath(pattern, path) : null
    if (params) return { route, params }
  }
  return null
}
