import { getBalance } from './balance'
import type { StripeCall, StripeReply } from './call'
import { answerChallengeCall, viewChallenge } from './challenge-door'
import { getCharge, listCharges, updateCharge } from './charges'
import { cancelCheckout, payCheckout, viewCheckout } from './checkout-door'
import { createCustomer, deleteCustomer, getCustomer, listCustomers, updateCustomer } from './customers'
import { closeDisputeCall, getDispute, listDisputes, updateDispute } from './disputes'
import { confirmIntentCall } from './intent-confirm'
import { cancelIntentCall, captureIntent } from './intent-end'
import { createIntent, getIntent, listIntents, updateIntent } from './intents'
import {
  attachMethod,
  createMethodCall,
  detachMethod,
  getCustomerMethod,
  getMethod,
  listCustomerMethods,
  listMethods,
  updateMethod,
} from './methods'
import { createPrice, getPrice, listPrices, updatePrice } from './prices'
import { createProduct, getProduct, listProducts, updateProduct } from './products'
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  getEvent,
  getTransaction,
  listEndpoints,
  listEvents,
  listTransactions,
} from './records'
import {
  cancelRefund,
  createRefund,
  getRefund,
  listChargeRefunds,
  listRefunds,
  updateRefund,
} from './refunds'
import { searchCharges, searchCustomers, searchIntents, searchPrices, searchProducts } from './search'
import { createSession } from './session-create'
import { expireSessionCall, getSession, listItems, listSessions, updateSession } from './sessions'
import { cancelSetup, confirmSetup, createSetup, getSetup, listSetups, updateSetup } from './setups'

/*
 * The door for the hosted pages and for the browser script. Both speak to Stripe's own endpoints where Stripe has one
 * for browsers, with the publishable key as bearer and the intent's secret:
 *
 *   GET  /v1/payment_intents/:id?client_secret=…            → PaymentIntent, as a browser sees it
 *   POST /v1/payment_intents/:id/confirm  client_secret, payment_method_data[type]=card,
 *        payment_method_data[card][number|exp_month|exp_year|cvc], return_url?, use_stripe_sdk?=true
 *                                                           → PaymentIntent, or 402 { error: { …, payment_intent } }
 *   POST /v1/payment_methods  type=card, card[…]            → PaymentMethod (the publishable key is enough)
 *   GET, POST /v1/setup_intents/:id(/confirm)               → the same for SetupIntents
 *
 * and to these, which need no key; bodies are forms or JSON, answers are JSON:
 *
 *   GET  /mock/checkout/:session               → 200 CheckoutView (see checkout-door.ts); 404 { error: { message } }
 *   POST /mock/checkout/:session/pay           { number, exp_month, exp_year, cvc } or { token: 'pm_card_visa' }, and
 *                                              { email?, name? }
 *                                              → 200 { status: 'complete', payment_intent, url }   where the buyer goes on; null when the
 *                                                    session is embedded and has no return_url
 *                                              → 200 { status: 'requires_action', payment_intent, url: null }   3-D Secure:
 *                                                    ask POST /mock/challenge/:paymentIntent next
 *                                              → 402 { error: { code, decline_code?, message, param? } }   try another card
 *                                              → 400 { error: { message } }   the session is not open any more
 *   POST /mock/checkout/:session/cancel        → 200 { url }   null when the session names no cancel_url
 *   GET  /mock/challenge/:paymentIntent        → 200 ChallengeView (see challenge-door.ts); 404 { error: { message } }
 *   POST /mock/challenge/:paymentIntent        { outcome: 'pass' | 'fail' }
 *                                              → 200 { status, url, error? }   `status` is the intent's (`succeeded`,
 *                                                    `requires_payment_method` …), `url` where the buyer goes on or null
 *                                              → 400 { error: { message } }   nothing waits for a challenge
 *
 * A browser finds the pages at `pageUrl('/stripe/checkout/<session>')` (= session.url) and
 * `pageUrl('/stripe/challenge/<payment intent>')` (= next_action.redirect_to_url.url); `mount(basePath)` serves them under
 * `/checkout/:session` and `/challenge/:paymentIntent`, and Stripe.js under `/:train/stripe.js` (see web.ts).
 */

/** An endpoint: what it does, and whether a publishable key is enough for it. */
interface Endpoint {
  readonly work: (call: StripeCall) => StripeReply
  readonly forBrowsers?: true
}

/** Stripe's own API. Of two that fit an address, the first one answers. */
export const API_ROUTES = {
  'GET /v1/balance': { work: getBalance },
  'GET /v1/balance_transactions': { work: listTransactions },
  'GET /v1/balance_transactions/:id': { work: getTransaction },
  'GET /v1/charges': { work: listCharges },
  'GET /v1/charges/search': { work: searchCharges },
  'GET /v1/charges/:id': { work: getCharge },
  'POST /v1/charges/:id': { work: updateCharge },
  'GET /v1/charges/:id/refunds': { work: listChargeRefunds },
  'GET /v1/checkout/sessions': { work: listSessions },
  'POST /v1/checkout/sessions': { work: createSession },
  'GET /v1/checkout/sessions/:id': { work: getSession },
  'POST /v1/checkout/sessions/:id': { work: updateSession },
  'POST /v1/checkout/sessions/:id/expire': { work: expireSessionCall },
  'GET /v1/checkout/sessions/:id/line_items': { work: listItems },
  'GET /v1/customers': { work: listCustomers },
  'POST /v1/customers': { work: createCustomer },
  'GET /v1/customers/search': { work: searchCustomers },
  'GET /v1/customers/:id': { work: getCustomer },
  'POST /v1/customers/:id': { work: updateCustomer },
  'DELETE /v1/customers/:id': { work: deleteCustomer },
  'GET /v1/customers/:id/payment_methods': { work: listCustomerMethods },
  'GET /v1/customers/:id/payment_methods/:method': { work: getCustomerMethod },
  'GET /v1/disputes': { work: listDisputes },
  'GET /v1/disputes/:id': { work: getDispute },
  'POST /v1/disputes/:id': { work: updateDispute },
  'POST /v1/disputes/:id/close': { work: closeDisputeCall },
  'GET /v1/events': { work: listEvents },
  'GET /v1/events/:id': { work: getEvent },
  'GET /v1/payment_intents': { work: listIntents },
  'POST /v1/payment_intents': { work: createIntent },
  'GET /v1/payment_intents/search': { work: searchIntents },
  'GET /v1/payment_intents/:id': { work: getIntent, forBrowsers: true },
  'POST /v1/payment_intents/:id': { work: updateIntent },
  'POST /v1/payment_intents/:id/confirm': { work: confirmIntentCall, forBrowsers: true },
  'POST /v1/payment_intents/:id/cancel': { work: cancelIntentCall },
  'POST /v1/payment_intents/:id/capture': { work: captureIntent },
  'GET /v1/payment_methods': { work: listMethods },
  'POST /v1/payment_methods': { work: createMethodCall, forBrowsers: true },
  'GET /v1/payment_methods/:id': { work: getMethod },
  'POST /v1/payment_methods/:id': { work: updateMethod },
  'POST /v1/payment_methods/:id/attach': { work: attachMethod },
  'POST /v1/payment_methods/:id/detach': { work: detachMethod },
  'GET /v1/prices': { work: listPrices },
  'POST /v1/prices': { work: createPrice },
  'GET /v1/prices/search': { work: searchPrices },
  'GET /v1/prices/:id': { work: getPrice },
  'POST /v1/prices/:id': { work: updatePrice },
  'GET /v1/products': { work: listProducts },
  'POST /v1/products': { work: createProduct },
  'GET /v1/products/search': { work: searchProducts },
  'GET /v1/products/:id': { work: getProduct },
  'POST /v1/products/:id': { work: updateProduct },
  'GET /v1/refunds': { work: listRefunds },
  'POST /v1/refunds': { work: createRefund },
  'GET /v1/refunds/:id': { work: getRefund },
  'POST /v1/refunds/:id': { work: updateRefund },
  'POST /v1/refunds/:id/cancel': { work: cancelRefund },
  'GET /v1/setup_intents': { work: listSetups },
  'POST /v1/setup_intents': { work: createSetup },
  'GET /v1/setup_intents/:id': { work: getSetup, forBrowsers: true },
  'POST /v1/setup_intents/:id': { work: updateSetup },
  'POST /v1/setup_intents/:id/confirm': { work: confirmSetup, forBrowsers: true },
  'POST /v1/setup_intents/:id/cancel': { work: cancelSetup },
  'GET /v1/webhook_endpoints': { work: listEndpoints },
  'POST /v1/webhook_endpoints': { work: createEndpoint },
  'GET /v1/webhook_endpoints/:id': { work: getEndpoint },
  'DELETE /v1/webhook_endpoints/:id': { work: deleteEndpoint },
} as const satisfies Record<string, Endpoint>

/** What the hosted pages and the browser script ask beside Stripe's own API. */
export const DOORS = {
  'GET /mock/checkout/:session': { work: viewCheckout },
  'POST /mock/checkout/:session/pay': { work: payCheckout },
  'POST /mock/checkout/:session/cancel': { work: cancelCheckout },
  'GET /mock/challenge/:paymentIntent': { work: viewChallenge },
  'POST /mock/challenge/:paymentIntent': { work: answerChallengeCall },
} as const satisfies Record<string, Endpoint>

/** An endpoint of Stripe's API. */
export type ApiRoute = keyof typeof API_ROUTES

/** An endpoint for the hosted pages. */
export type DoorRoute = keyof typeof DOORS

/** Every address of the fake that answers with JSON. */
export const ROUTES: readonly string[] = [...Object.keys(API_ROUTES), ...Object.keys(DOORS)]

/** Tells whether a text names an endpoint of Stripe's API. */
export function isApiRoute(text: string): text is ApiRoute {
  return Object.hasOwn(API_ROUTES, text)
}

/** Tells whether a text names an endpoint for the hosted pages. */
export function isDoorRoute(text: string): text is DoorRoute {
  return Object.hasOwn(DOORS, text)
}
