import { amount, type ProviderId, type Purchase, toDecimal } from '@creditkit/contract'
import type { MockBackend } from '../index'
import { isRecord, type JsonRecord, textAt } from '../wire/json'

/** How a payment goes: `later` is one that a bank has yet to move, until it is settled. */
export type Manner = 'at once' | 'later' | 'declined'

/** What a buyer does at one provider, and what the merchant does in its dashboard, over the provider's own API. */
export interface Buyer {
  /** Approves or pays an order; with PayPal the money moves only when it is captured. Rejects where the provider says no. */
  pay(purchase: Purchase, manner?: Manner): Promise<unknown>
  /** A bank moves the money of a payment that is under way. */
  settle(paymentId: string): Promise<unknown>
  /** Gives money of a payment back by other hands than ours; cents of a US dollar. */
  refund(paymentId: string, cents: number): Promise<unknown>
  /** Disputes all of a payment; answers with the dispute's identifier. */
  dispute(paymentId: string): Promise<string>
  closeDispute(disputeId: string, outcome: 'won' | 'lost'): Promise<unknown>
}

const CARD = {
  'at once': 'pm_card_visa',
  later: 'pm_usBankAccount_processing',
  declined: 'pm_card_visa_chargeDeclined',
}

/** The buyers of all providers around a mock backend. */
export function buyersOf({ fetch, providers }: MockBackend): Readonly<Record<ProviderId, Buyer>> {
  const { paypal, stripe, dodo, secrets } = providers

  async function ask(url: string, init: RequestInit): Promise<JsonRecord> {
    const response = await fetch(url, init)
    const body: unknown = await response.json()
    if (!response.ok || !isRecord(body)) throw new Error(`${url}: ${JSON.stringify(body)}`)
    return body
  }

  function askStripe(path: string, form?: Record<string, string>): Promise<JsonRecord> {
    const headers = { authorization: `Bearer ${secrets.stripe.secretKey}` }
    const body = form && new URLSearchParams(form)
    return ask(`https://api.stripe.com${path}`, body ? { method: 'POST', headers, body } : { headers })
  }

  function askDodo(path: string, body?: unknown): Promise<JsonRecord> {
    const headers = { authorization: `Bearer ${secrets.dodo.apiKey}`, 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    return ask(`https://test.dodopayments.com${path}`, { headers, ...sent })
  }

  async function askPaypal(path: string, body: unknown): Promise<JsonRecord> {
    const { clientId, clientSecret } = secrets.paypal
    const token = await ask('https://api-m.sandbox.paypal.com/v1/oauth2/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const headers = {
      authorization: `Bearer ${textAt(token, 'access_token')}`,
      'content-type': 'application/json',
    }
    return ask(`https://api-m.sandbox.paypal.com${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
  }

  const afterwards = {
    settle: (paymentId: string) => stripe.settle(paymentId, 'succeeded'),
    refund: (paymentId: string, cents: number) =>
      askStripe('/v1/refunds', { payment_intent: paymentId, amount: `${cents}` }),
    dispute: (paymentId: string) => stripe.dispute(paymentId),
    closeDispute: (id: string, outcome: 'won' | 'lost') => stripe.closeDispute(id, outcome),
  }

  return {
    paypal: {
      pay: (purchase, manner = 'at once') =>
        paypal.approve(orderOf(purchase), {
          fundingSource: manner === 'declined' ? 'declined_card' : manner === 'later' ? 'echeck' : 'balance',
        }),
      settle: (paymentId) => paypal.settle(paymentId),
      refund: (paymentId, cents) =>
        askPaypal(`/v2/payments/captures/${paymentId}/refund`, {
          amount: { currency_code: 'USD', value: toDecimal(amount(cents, 'USD/2')) },
        }),
      dispute: (paymentId) => paypal.dispute(paymentId),
      closeDispute: (id, outcome) => paypal.closeDispute(id, outcome),
    },
    stripe: {
      ...afterwards,
      pay: (purchase, manner = 'at once') => {
        const [id] =
          purchase.nextAction?.type === 'stripe_payment_intent'
            ? purchase.nextAction.clientSecret.split('_secret_')
            : []
        return askStripe(`/v1/payment_intents/${id}/confirm`, {
          payment_method: CARD[manner],
          return_url: 'https://app.example.com/billing',
        })
      },
    },
    stripe_checkout: {
      ...afterwards,
      pay: (purchase, manner = 'at once') =>
        stripe.completeCheckout(sessionOf(purchase), { card: CARD[manner] }),
    },
    dodo: {
      pay: (purchase, manner = 'at once') =>
        dodo.completeCheckout(sessionOf(purchase), {
          ...(manner === 'later' && { method: 'bank' }),
          ...(manner === 'declined' && { card: '4000000000000002' }),
        }),
      settle: (paymentId) => dodo.settle(paymentId),
      refund: (paymentId, cents) =>
        askDodo('/refunds', {
          payment_id: paymentId,
          items: [{ item_id: 'pdt_mock_credits_usd', amount: cents }],
        }),
      dispute: (paymentId) => dodo.dispute(paymentId),
      closeDispute: (id, outcome) => dodo.closeDispute(id, outcome),
    },
  }
}

/** The PayPal order of a purchase that waits for approval. */
export function orderOf({ nextAction }: Purchase): string {
  if (nextAction?.type !== 'paypal_order') throw new Error('The purchase waits for no order of PayPal.')
  return nextAction.orderId
}

/** The checkout session of a purchase that waits for the buyer on a provider's page. */
export function sessionOf({ nextAction }: Purchase): string {
  const session = nextAction?.type === 'redirect' ? /\/((?:cs|cks)_\w+)/.exec(nextAction.url)?.[1] : undefined
  if (session === undefined) throw new Error('The purchase waits on no page.')
  return session
}
