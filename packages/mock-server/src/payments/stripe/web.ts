import { findRoute } from '../routes'
import { stripeScript } from './browser-script/stripe-script'
import type { StripeCall, StripeWork } from './call'
import { viewChallenge } from './challenge-door'
import { viewCheckout } from './checkout-door'
import { CORS } from './http'
import { challengePage, checkoutPage } from './pages/index'
import { StripeRefusal } from './refusal'

/** Where Stripe.js is loaded from, whatever the release train; it is the one address here that a fault can name. */
export const SCRIPT_ROUTE = 'GET /:train/stripe.js'

const PAGE_ROUTES = ['GET /checkout/:session', 'GET /challenge/:paymentIntent'] as const

/** Stripe.js, told where the API is (`https://api.stripe.com`, without a slash at the end). */
export function scriptResponse(apiAddress: string): Response {
  return new Response(stripeScript({ apiAddress }), {
    headers: { ...CORS, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** The hosted page at a path; undefined when there is none. `apiBase` is where its script reaches the fake. */
export async function pageResponse(
  transact: <T>(fn: (work: StripeWork) => T) => Promise<T>,
  method: string,
  path: string,
  apiBase: string,
): Promise<Response | undefined> {
  const found = findRoute(PAGE_ROUTES, method, path)
  if (!found) return undefined
  const call = (work: StripeWork): StripeCall => ({
    ...work,
    params: found.params,
    form: {},
    key: 'publishable',
  })
  return found.route === 'GET /checkout/:session'
    ? checkoutPage(await transact((work) => orNull(() => viewCheckout(call(work)))), apiBase)
    : challengePage(await transact((work) => orNull(() => viewChallenge(call(work)))), apiBase)
}

function orNull<T>(view: () => T): T | null {
  try {
    return view()
  } catch (error) {
    if (error instanceof StripeRefusal) return null
    throw error
  }
}
