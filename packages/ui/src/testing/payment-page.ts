import type { MockBackend } from '@creditkit/mock-server'

/**
 * What a buyer does on a provider's page: pays, pays by what takes days to settle, has a card declined, or turns back.
 * After a decline Stripe and PayPal keep the buyer, who then turns back; DodoPayments sends them back with the bad news.
 */
export type PageDecision = 'pay' | 'pay_slowly' | 'decline' | 'turn_back'

const BAD_CARD = '4000000000000002'

/** Plays the buyer on the page at an address that they were sent to; answers with the address that they come back to. */
export async function decideOnPage(mock: MockBackend, url: string, decision: PageDecision): Promise<string> {
  const { stripe, dodo, paypal } = mock.providers
  const { pathname, searchParams } = new URL(url)
  const sessionId = pathname.split('/').at(-1) ?? ''
  const orderId = searchParams.get('token')
  const back = await visit()
  if (!back) throw new Error(`Nobody comes back from ${url}.`)
  return back

  async function visit(): Promise<string | null> {
    if (orderId !== null) {
      if (decision === 'turn_back') return paypal.cancel(orderId)
      const fundingSource = ({ pay: 'balance', pay_slowly: 'echeck', decline: 'declined_card' } as const)[
        decision
      ]
      return (await paypal.approve(orderId, { fundingSource })).returnUrl
    }
    if (pathname.includes('/dodo/')) {
      if (decision === 'turn_back') return dodo.cancelCheckout(sessionId)
      return dodo.completeCheckout(sessionId, decision === 'decline' ? { card: BAD_CARD } : {})
    }
    if (decision === 'pay') return stripe.completeCheckout(sessionId)
    if (decision === 'decline') await stripe.completeCheckout(sessionId, { card: BAD_CARD }).catch(() => {})
    return stripe.cancelCheckout(sessionId)
  }
}
