import { type JsonRecord, recordAt, textAt } from '../../../wire/json'
import { type Answer, type ApiClient, type StripeError, stripeError } from './api-client'
import { openChallenge } from './challenge-dialog'
import { integrationError } from './integration-error'
import { type IntentKind, intentKind, intentPath } from './intents'

/** What a call about an intent comes to: the intent under its name, or the error. */
export type IntentResult = {
  readonly paymentIntent?: JsonRecord
  readonly setupIntent?: JsonRecord
  readonly error?: StripeError
}

/** What is confirmed, and what happens after it. */
export interface Confirmation {
  readonly clientSecret: string
  /** What the API is sent beside the secret: the way to pay, where to return to, and so on. */
  readonly params: object
  /** Where the browser goes when all is well; null to stay. */
  readonly goTo: string | null
  /** Whether the bank's question is put to the buyer, or left to the page. */
  readonly handlesActions: boolean
}

const UNKNOWN_SECRET = 'Invalid value for the client secret: value should be a client_secret string.'
const NOT_AUTHENTICATED =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.'

/** Confirms an intent. The promise never settles once the browser is on its way elsewhere, as Stripe's does not. */
export async function confirmIntent(api: ApiClient, confirmation: Confirmation): Promise<IntentResult> {
  const { clientSecret, params, goTo, handlesActions } = confirmation
  const answer = await api.post(`${pathOf(clientSecret)}/confirm`, {
    ...params,
    client_secret: clientSecret,
    use_stripe_sdk: true,
  })
  if (answer.error) return { error: answer.error }
  const result = handlesActions
    ? await settle(api, clientSecret, answer.body)
    : done(clientSecret, answer.body)
  const intent = result.paymentIntent ?? result.setupIntent
  if (intent && goTo !== null) return leave(returnAddress(goTo, intentKind(clientSecret), intent))
  return result
}

/** Asks for an intent as it stands. */
export async function retrieveIntent(api: ApiClient, clientSecret: string): Promise<IntentResult> {
  const answer = await api.get(pathOf(clientSecret), { client_secret: clientSecret })
  return answer.error ? { error: answer.error } : done(clientSecret, answer.body)
}

/** Does what an intent waits for, if it does: the bank's question, in a window or on a page of its own. */
export async function handleNextAction(api: ApiClient, clientSecret: string): Promise<IntentResult> {
  const answer = await api.get(pathOf(clientSecret), { client_secret: clientSecret })
  return answer.error ? { error: answer.error } : settle(api, clientSecret, answer.body)
}

/** Puts the bank's question of an intent to the buyer; answers with `{ status, url, error? }`, as the fake does. */
export async function challenge(api: ApiClient, intentId: string): Promise<Answer> {
  const path = `/mock/challenge/${encodeURIComponent(intentId)}`
  const view = await api.get(path)
  if (view.error) return view
  const dialog = openChallenge(view.body)
  let answer: Answer | undefined
  do {
    const outcome = await dialog.next(answer?.error?.message)
    answer = await api.post(path, { outcome })
    // Only an answer that got lost is worth asking for again.
  } while (answer.error?.type === 'api_connection_error')
  dialog.close()
  return answer
}

async function settle(api: ApiClient, clientSecret: string, intent: JsonRecord): Promise<IntentResult> {
  if (textAt(intent, 'status') !== 'requires_action') return done(clientSecret, intent)
  const page = textAt(recordAt(recordAt(intent, 'next_action'), 'redirect_to_url'), 'url')
  if (page !== null) return leave(page)

  const { result, param } = intentKind(clientSecret)
  const { error: trouble } = await challenge(api, textAt(intent, 'id') ?? '')
  const after = await retrieveIntent(api, clientSecret)
  const settled = after[result]
  if (!settled) return after
  if (trouble) return { error: { ...trouble, [param]: settled } }
  if (textAt(settled, 'status') !== 'requires_payment_method') return after
  const last = recordAt(settled, result === 'paymentIntent' ? 'last_payment_error' : 'last_setup_error')
  const failed = stripeError('invalid_request_error', NOT_AUTHENTICATED, `${param}_authentication_failure`)
  return { error: { ...failed, ...last, [param]: settled } }
}

function done(clientSecret: string, intent: JsonRecord): IntentResult {
  return { [intentKind(clientSecret).result]: intent }
}

function pathOf(clientSecret: string): string {
  const path = intentPath(clientSecret)
  if (path === null) throw integrationError(UNKNOWN_SECRET)
  return path
}

function returnAddress(goTo: string, { param }: IntentKind, intent: JsonRecord): string {
  const url = new URL(goTo, location.href)
  const status = textAt(intent, 'status')
  url.searchParams.set(param, textAt(intent, 'id') ?? '')
  url.searchParams.set(`${param}_client_secret`, textAt(intent, 'client_secret') ?? '')
  url.searchParams.set('redirect_status', status === 'processing' ? 'pending' : 'succeeded')
  return url.href
}

/** Sends the browser elsewhere, which nobody waits for. */
export function leave(address: string): Promise<never> {
  location.assign(address)
  return new Promise(() => {})
}
