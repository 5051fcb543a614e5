/** The two kinds of intents, and what each is called where. */
export interface IntentKind {
  readonly path: string
  /** Its key in an API error, and the start of its query parameters. */
  readonly param: 'payment_intent' | 'setup_intent'
  /** Its key in a result of Stripe.js. */
  readonly result: 'paymentIntent' | 'setupIntent'
}

const PAYMENT: IntentKind = { path: '/v1/payment_intents', param: 'payment_intent', result: 'paymentIntent' }
const SETUP: IntentKind = { path: '/v1/setup_intents', param: 'setup_intent', result: 'setupIntent' }

/** The kind of intent that a client secret opens. */
export function intentKind(clientSecret: string): IntentKind {
  return clientSecret.startsWith('seti_') ? SETUP : PAYMENT
}

/** The identifier of what a client secret opens; null when it is not one. */
export function idInSecret(clientSecret: string): string | null {
  return /^(.+)_secret_\w+$/.exec(clientSecret)?.[1] ?? null
}

/** Where the intent of a client secret is found; null when it is not one. */
export function intentPath(clientSecret: string): string | null {
  const id = idInSecret(clientSecret)
  return id === null ? null : `${intentKind(clientSecret).path}/${encodeURIComponent(id)}`
}
