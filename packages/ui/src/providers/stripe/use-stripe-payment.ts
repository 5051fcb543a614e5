import { useElements, useStripe } from '@stripe/react-stripe-js'
import type { Stripe, StripeElements } from '@stripe/stripe-js'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConfigOf, PaymentFormProps } from '../payment-provider'
import { outcomeOf, outcomeOfRejection, type StripeOutcome } from './stripe-outcome'

type Props = PaymentFormProps<ConfigOf<'stripe'>>

/**
 * Pays what the form is about. One click is one payment: more clicks do nothing until Stripe has answered. The flow hears
 * of each end once, by the props of the latest render, also when the form is gone by then.
 */
export function useStripePayment(props: Props): {
  readonly isPaying: boolean
  readonly pay: () => Promise<void>
} {
  const stripe = useStripe()
  const elements = useElements()
  const [isPaying, setPaying] = useState(false)
  const running = useRef<symbol | null>(null)
  const latest = useRef(props)

  useEffect(() => {
    latest.current = props
  })

  /** Ends a click, unless it has ended already. */
  const end = useCallback(async (click: symbol | null, outcome: StripeOutcome) => {
    if (click === null || running.current !== click) return
    if (outcome.status === 'approved') await latest.current.onApproved().catch(() => {})
    running.current = null
    setPaying(false)
    if (outcome.status === 'declined') latest.current.onApprovalFailed(outcome.failure)
    if (outcome.status === 'failed') latest.current.onApprovalFailed()
    if (outcome.status === 'lost') latest.current.onApprovalLost()
  }, [])

  useEffect(() => {
    // Back from a bank's page by the back button: whoever waits for an answer waits in vain.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void end(running.current, { status: 'lost' })
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [end])

  async function pay(): Promise<void> {
    if (props.disabled || running.current !== null || !stripe || !elements || !props.confirm()) return
    const click = Symbol('click')
    running.current = click
    setPaying(true)
    await end(click, await payThrough(stripe, elements, props))
  }

  return { isPaying, pay }
}

/** Asks for what is missing, begins the purchase and has it paid. Never rejects. */
async function payThrough(
  stripe: Stripe,
  elements: StripeElements,
  { start, returnUrl }: Props,
): Promise<StripeOutcome> {
  let clientSecret: string
  try {
    const { error } = await elements.submit()
    if (error) return { status: 'incomplete' }
    const action = await start()
    if (action.type !== 'stripe_payment_intent') return { status: 'failed' }
    clientSecret = action.clientSecret
  } catch {
    return { status: 'failed' }
  }
  try {
    const result = await stripe.confirmPayment({
      elements,
      clientSecret,
      confirmParams: { return_url: new URL(returnUrl, window.location.href).href },
      redirect: 'if_required',
    })
    return outcomeOf(result)
  } catch (caught) {
    return outcomeOfRejection(caught)
  }
}
