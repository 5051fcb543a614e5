import { type JsonRecord, recordAt, textAt } from '../../../wire/json'
import { type ApiClient, type StripeError, stripeError } from './api-client'
import type { CardEntry } from './card-form'
import { challenge } from './confirm'
import { integrationError } from './integration-error'
import { idInSecret } from './intents'

/** What becomes of a try to pay: where the buyer goes on (null: they stay), or why not. */
export type Payment =
  | { readonly url: string | null; readonly error?: undefined }
  | { readonly error: StripeError }

/** One Checkout Session, as the page that shows it deals with it. */
export interface CheckoutClient {
  /** The session as the fake shows it now; rejects never. */
  view(): ReturnType<ApiClient['get']>
  /** Pays, and puts the bank's question to the buyer where there is one. */
  pay(entry: CardEntry, email: string | null): Promise<Payment>
}

/** Opens the session of a client secret. */
export function createCheckoutClient(api: ApiClient, clientSecret: string): CheckoutClient {
  const id = idInSecret(clientSecret)
  if (id === null)
    throw integrationError('Invalid value: clientSecret should be the client secret of a Checkout Session.')
  const path = `/mock/checkout/${encodeURIComponent(id)}`
  const view = () => api.get(path)

  async function ask(entry: CardEntry, email: string | null): Promise<Payment> {
    const answer = await api.post(`${path}/pay`, { ...entry.card, email })
    if (answer.error) return { error: answer.error }
    const intent = textAt(answer.body, 'payment_intent')
    if (answer.body.status !== 'requires_action' || intent === null) return goOn(answer.body)
    const challenged = await challenge(api, intent)
    if (challenged.error) return { error: challenged.error }
    const failure = recordAt(challenged.body, 'error')
    const message = textAt(failure, 'message')
    if (message === null) return goOn(challenged.body)
    return { error: stripeError('invalid_request_error', message, textAt(failure, 'code') ?? undefined) }
  }

  return {
    view,
    async pay(entry, email) {
      const payment = await ask(entry, email)
      if (!payment.error || payment.error.type === 'card_error') return payment
      // A payment whose answer got lost has still been made.
      const now = await view()
      return now.body?.status === 'complete' ? goOn(now.body) : payment
    },
  }
}

function goOn(body: JsonRecord): Payment {
  return { url: textAt(body, 'url') }
}
