import type { Purchase } from '@creditkit/contract'

/** The order, the intent or the session that a purchase is paid by; while it waits for its buyer. */
export function orderIdOf({ nextAction }: Purchase): string {
  if (nextAction?.type === 'paypal_order') return nextAction.orderId
  if (nextAction?.type === 'stripe_payment_intent') return nextAction.clientSecret.split('_secret_')[0] ?? ''
  const session = nextAction && /\/((?:cs|cks)_\w+)/.exec(nextAction.url)?.[1]
  if (!session) throw new Error('The purchase waits for nobody.')
  return session
}
