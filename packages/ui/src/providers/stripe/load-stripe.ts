import type { Stripe } from '@stripe/stripe-js'
// The package has no exports map: only a file that is named in full is found without a bundler.
import { loadStripe } from '@stripe/stripe-js/pure/index.mjs'

const loads = new Map<string, Promise<Stripe>>()

/** Loads Stripe.js for a publishable key, once per page; again only after it has failed. Rejects when it cannot be loaded. */
export function stripeOf(publishableKey: string): Promise<Stripe> {
  const known = loads.get(publishableKey)
  if (known) return known
  const loading = loadStripe(publishableKey).then((stripe) => {
    if (stripe) return stripe
    throw new Error('Stripe.js is for browsers only.')
  })
  loads.set(publishableKey, loading)
  loading.catch(() => loads.delete(publishableKey))
  return loading
}
