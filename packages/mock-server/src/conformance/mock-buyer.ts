import type { Purchase } from '@creditkit/contract'
import * as v from 'valibot'
import type { ConformanceRequest } from './calls'
import type { ConformanceControl } from './control'

/** A command of the mock backend's control plane: its name, what it is given, what it answers with. */
export type Command = (name: string, input?: object) => Promise<unknown>

/** What the buyer, their bank and the provider do. */
type Buyer = Required<
  Pick<ConformanceControl, 'approve' | 'decline' | 'leavePending' | 'settle' | 'refuseNextOrder' | 'dispute'>
>
type Provider = Purchase['provider']

const DECLINED_CARD = '4000000000000002'
/** Where each provider begins a payment, and a status with which it refuses to. */
const ORDERS = {
  paypal: { match: 'POST /v2/checkout/orders', status: 422 },
  stripe: { match: 'POST /v1/payment_intents', status: 400 },
  stripe_checkout: { match: 'POST /v1/checkout/sessions', status: 400 },
  dodo: { match: 'POST /checkouts', status: 422 },
} as const satisfies Record<Provider, { match: string; status: number }>

const Secrets = v.object({ stripe: v.object({ secretKey: v.string() }) })
const Snapshot = v.object({
  tables: v.object({
    purchases: v.array(v.object({ id: v.string(), paymentId: v.optional(v.string()) })),
  }),
})

/** The buyer of purchases at the mock backend's providers. */
export function mockBuyer(command: Command, request: ConformanceRequest): Buyer {
  /** Confirms an intent as the buyer's browser would; a card that is declined is no error of the confirming. */
  async function confirm(purchase: Purchase, method: string): Promise<void> {
    if (purchase.nextAction?.type !== 'stripe_payment_intent')
      throw new Error('There is no intent to confirm.')
    const [id] = purchase.nextAction.clientSecret.split('_secret_')
    const { stripe } = v.parse(Secrets, await command('providers/secrets'))
    const response = await request(`/__providers/stripe/v1/payment_intents/${id}/confirm`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stripe.secretKey}` },
      body: new URLSearchParams({ payment_method: method, return_url: 'https://app.example.com/billing' }),
    })
    if (!response.ok && response.status !== 402) throw new Error(await response.text())
    await response.body?.cancel()
  }

  const pay: Record<
    Provider,
    (purchase: Purchase, how: 'good' | 'declined' | 'pending') => Promise<unknown>
  > = {
    paypal: (purchase, how) =>
      command('providers/paypal/approve', {
        orderId: orderOf(purchase),
        fundingSource: { good: 'balance', declined: 'declined_card', pending: 'echeck' }[how],
      }),
    stripe: (purchase, how) =>
      confirm(purchase, how === 'declined' ? 'pm_card_visa_chargeDeclined' : 'pm_card_visa'),
    stripe_checkout: (purchase, how) =>
      command('providers/stripe/completeCheckout', {
        sessionId: sessionOf(purchase),
        card: how === 'declined' ? DECLINED_CARD : 'pm_card_visa',
      }),
    dodo: (purchase, how) =>
      command('providers/dodo/completeCheckout', {
        sessionId: sessionOf(purchase),
        ...(how === 'declined' && { card: DECLINED_CARD }),
        ...(how === 'pending' && { method: 'bank' }),
      }),
  }

  async function paymentOf({ id }: Purchase): Promise<string> {
    const { tables } = v.parse(Snapshot, await command('snapshot'))
    const paymentId = tables.purchases.find((purchase) => purchase.id === id)?.paymentId
    if (paymentId === undefined) throw new Error('The purchase has no payment.')
    return paymentId
  }

  return {
    approve: async (purchase) => void (await pay[purchase.provider](purchase, 'good')),
    async decline(purchase) {
      // On Stripe's own page the buyer is told, and can try again: for a test the refusal is the point.
      const refusal = pay[purchase.provider](purchase, 'declined')
      await (purchase.provider === 'stripe_checkout' ? refusal.catch(() => {}) : refusal)
    },
    leavePending: async (purchase) => void (await pay[purchase.provider](purchase, 'pending')),
    async settle(purchase, outcome) {
      const paymentId = await paymentOf(purchase)
      const isPaypal = purchase.provider === 'paypal'
      if (isPaypal)
        await command('providers/paypal/settle', {
          captureId: paymentId,
          outcome: outcome === 'succeeded' ? 'completed' : 'declined',
        })
      else await command('providers/dodo/settle', { paymentId, outcome })
      await command('idle')
    },
    refuseNextOrder: async (provider) =>
      void (await command('providers/fail', { ...ORDERS[provider], when: 'before', times: 1 })),
    async dispute(purchase) {
      const paymentId = await paymentOf(purchase)
      const at = { paypal: { captureId: paymentId }, dodo: { paymentId } }
      if (purchase.provider === 'paypal') await command('providers/paypal/dispute', at.paypal)
      else if (purchase.provider === 'dodo') await command('providers/dodo/dispute', at.dodo)
      else await command('providers/stripe/dispute', { chargeId: paymentId })
      await command('idle')
    },
  }
}

function orderOf({ nextAction }: Purchase): string {
  if (nextAction?.type !== 'paypal_order') throw new Error('There is no order to approve.')
  return nextAction.orderId
}

function sessionOf({ nextAction }: Purchase): string {
  const session = nextAction?.type === 'redirect' ? /\/((?:cs|cks)_\w+)/.exec(nextAction.url)?.[1] : undefined
  if (session === undefined) throw new Error('There is no session to pay.')
  return session
}
