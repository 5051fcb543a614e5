/** A mistake of the page's own code. Stripe.js throws it, where everything else is an `error` in a result. */
export function integrationError(message: string): Error {
  return Object.assign(new Error(message), { name: 'IntegrationError' })
}
