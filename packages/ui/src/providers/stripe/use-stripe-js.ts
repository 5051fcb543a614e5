import type { Stripe } from '@stripe/stripe-js'
import { useEffect, useState } from 'react'
import { stripeOf } from './load-stripe'

/** Where the loading of Stripe.js stands. The promise is one that has resolved. */
export type LoadedStripe =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly stripe: Promise<Stripe> }

const LOADING: LoadedStripe = { status: 'loading' }

/** Loads Stripe.js for a key while it is shown; another `attempt` tries again what has failed. */
export function useStripeJs(publishableKey: string, attempt: number): LoadedStripe {
  const asked = `${publishableKey} ${attempt}`
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly loaded: LoadedStripe } | null>(null)

  useEffect(() => {
    let isShown = true
    const tell = (loaded: LoadedStripe) => {
      if (isShown) setAnswer({ asked, loaded })
    }
    const stripe = stripeOf(publishableKey)
    stripe.then(
      () => tell({ status: 'ready', stripe }),
      () => tell({ status: 'failed' }),
    )
    return () => {
      isShown = false
    }
  }, [publishableKey, asked])

  return answer?.asked === asked ? answer.loaded : LOADING
}
