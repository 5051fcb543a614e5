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
 *                                              → 200 { status: 'complete', url }   where the buyer goes on; null when the
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
 * `/checkout/:session` and `/challenge/:paymentIntent`.
 */

/** What the hosted pages and the browser script ask beside Stripe's own API. */
export const DOOR_ROUTES = [
  'GET /mock/checkout/:session',
  'POST /mock/checkout/:session/pay',
  'POST /mock/checkout/:session/cancel',
  'GET /mock/challenge/:paymentIntent',
  'POST /mock/challenge/:paymentIntent',
] as const
