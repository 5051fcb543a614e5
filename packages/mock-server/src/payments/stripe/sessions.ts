import type Stripe from 'stripe'
import type { StripeCall, StripeReply } from './call'
import { arrayPage, listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams } from './params'
import { cannot, invalid } from './refusal'
import { expireSession } from './session-follow'
import { INTENT_DATA, SESSION_FILTERS, UPDATE_SESSION } from './session-params'
import { type SessionRow, sessions } from './tables'

/** `GET /v1/checkout/sessions/:id` */
export function getSession(call: StripeCall): StripeReply {
  openParams(call.form, {})
  return requireSession(call).object
}

/** `GET /v1/checkout/sessions` */
export function listSessions(call: StripeCall): StripeReply {
  const params = openListParams(call, SESSION_FILTERS)
  const customer = params.text('customer')
  const intent = params.text('payment_intent')
  const status = params.oneOf('status', ['open', 'complete', 'expired'])
  const email = params.record('customer_details', { email: true })?.text('email')
  const isNothing = params.has('payment_link') || params.has('subscription')
  return listPage(call, params, {
    table: sessions,
    kind: 'checkout.session',
    index: intent !== undefined ? 'payment_intent' : customer !== undefined ? 'customer' : 'newest',
    prefix: intent !== undefined ? [intent] : customer !== undefined ? [customer] : [],
    keep: ({ object }) =>
      !isNothing &&
      (customer === undefined || object.customer === customer) &&
      (status === undefined || object.status === status) &&
      (email === undefined || object.customer_details?.email === email),
    url: '/v1/checkout/sessions',
  })
}

/** `GET /v1/checkout/sessions/:id/line_items` */
export function listItems(call: StripeCall): StripeReply {
  const params = openListParams(call, {})
  const { id, items } = requireSession(call)
  return arrayPage(params, items, 'line_item', `/v1/checkout/sessions/${id}/line_items`)
}

/** `POST /v1/checkout/sessions/:id`: its metadata, and while it is open those of its payment. */
export function updateSession(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE_SESSION)
  const row = requireSession(call)
  const data = params.record('payment_intent_data', INTENT_DATA)
  for (const name of ['line_items', 'shipping_options', 'collected_information']) {
    if (params.has(name))
      throw invalid(`\`${name}\` cannot be changed once the Checkout Session has been created.`, {
        param: name,
      })
  }
  if (data && row.object.status !== 'open') {
    throw cannot(
      `You cannot update \`payment_intent_data\` of a Checkout Session that is ${row.object.status}.`,
      {
        param: 'payment_intent_data',
      },
    )
  }
  const description = data?.unsettable('description')
  const object: Stripe.Checkout.Session = {
    ...row.object,
    metadata: mergeMetadata(row.object.metadata, params),
  }
  const intent = {
    ...row.intent,
    metadata: data ? mergeMetadata(row.intent.metadata, data) : row.intent.metadata,
    description: description === undefined ? row.intent.description : description,
  }
  call.tx.put(sessions, { ...row, object, intent })
  return object
}

/** `POST /v1/checkout/sessions/:id/expire` */
export function expireSessionCall(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const row = requireSession(call)
  if (row.object.status === 'open') return expireSession(call, row)
  throw cannot(
    `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${row.object.status}\`.`,
    { param: 'session' },
  )
}

function requireSession({ tx, params }: StripeCall): SessionRow {
  const id = params.id ?? ''
  const row = tx.get(sessions, id)
  if (!row)
    throw invalid(`No such checkout.session: ${id}`, { code: 'resource_missing', param: 'session' }, 404)
  return row
}
