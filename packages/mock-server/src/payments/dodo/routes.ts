import type { DodoCall } from './call'
import { previewCheckout } from './checkout-preview'
import { createCheckout, getCheckout } from './checkouts'
import { listCountries } from './currencies'
import { createCustomer, getCustomer, listCustomers, updateCustomer } from './customers'
import { getDispute, listDisputes } from './disputes'
import { answerFromPage, cancelFromPage, payFromPage } from './page-calls'
import { createPayment, getLineItems, getPayment, listPayments } from './payments'
import {
  archiveProduct,
  createProduct,
  getProduct,
  listProducts,
  unarchiveProduct,
  updateProduct,
} from './products'
import { createRefund, getRefund, listRefunds } from './refunds'

/** Dodo's REST endpoints, which want the merchant's API key. A null answer is one without a body. */
export const restRoutes = {
  'POST /checkouts': createCheckout,
  'POST /checkouts/preview': previewCheckout,
  'GET /checkouts/:id': getCheckout,
  'POST /payments': createPayment,
  'GET /payments': listPayments,
  'GET /payments/:id': getPayment,
  'GET /payments/:id/line-items': getLineItems,
  'GET /checkout/supported_countries': listCountries,
  'POST /refunds': createRefund,
  'GET /refunds': listRefunds,
  'GET /refunds/:id': getRefund,
  'GET /disputes': listDisputes,
  'GET /disputes/:id': getDispute,
  'POST /customers': createCustomer,
  'GET /customers': listCustomers,
  'GET /customers/:id': getCustomer,
  'PATCH /customers/:id': updateCustomer,
  'POST /products': createProduct,
  'GET /products': listProducts,
  'GET /products/:id': getProduct,
  'PATCH /products/:id': updateProduct,
  'DELETE /products/:id': archiveProduct,
  'POST /products/:id/unarchive': unarchiveProduct,
} as const satisfies Record<string, (call: DodoCall) => object | null>

/** What the fake's own checkout page asks; it has no key. */
export const pageRoutes = {
  'POST /mock/checkouts/:id/pay': payFromPage,
  'POST /mock/checkouts/:id/challenge': answerFromPage,
  'POST /mock/checkouts/:id/cancel': cancelFromPage,
} as const satisfies Record<string, (call: DodoCall) => object | null>

/** The checkout page itself. */
export const CHECKOUT_PAGE = 'GET /checkout/:id'

type RestRoute = keyof typeof restRoutes
type PageRoute = keyof typeof pageRoutes

/** Every address of the fake. */
export type DodoRoute = RestRoute | PageRoute | typeof CHECKOUT_PAGE

/** Tells whether a text names an endpoint that wants the API key. */
export function isRestRoute(text: string): text is RestRoute {
  return Object.hasOwn(restRoutes, text)
}

/** Tells whether a text names an address that the checkout page asks. */
export function isPageRoute(text: string): text is PageRoute {
  return Object.hasOwn(pageRoutes, text)
}

/** Every address of the fake, as a fault can name it. */
export const DODO_ROUTES: readonly DodoRoute[] = [
  ...Object.keys(restRoutes).filter(isRestRoute),
  ...Object.keys(pageRoutes).filter(isPageRoute),
  CHECKOUT_PAGE,
]
