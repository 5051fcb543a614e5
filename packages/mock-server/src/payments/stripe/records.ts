import type Stripe from 'stripe'
import { settledBy } from './balance'
import type { StripeCall, StripeReply } from './call'
import { readReturnUrl } from './intent-confirm'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams, type Params, required } from './params'
import { invalid, noSuch } from './refusal'
import { endpoints, events, transactions } from './tables'

// The most types that one list of events asks for.
const MAX_TYPES = 20

const CREATE_ENDPOINT = {
  api_version: true,
  connect: true,
  description: true,
  enabled_events: true,
  expand: true,
  metadata: true,
  url: true,
} as const satisfies Record<keyof Stripe.WebhookEndpointCreateParams, true>

/** `GET /v1/events/:id` */
export function getEvent(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const row = call.tx.get(events, call.params.id ?? '')
  if (!row) throw noSuch('event', call.params.id ?? '', 'id')
  return row.object
}

/** `GET /v1/events`: by one type, a family of them (`charge.*`), or several. */
export function listEvents(call: StripeCall): StripeReply {
  const params = openListParams(call, { created: true, delivery_success: true, type: true, types: true })
  const type = params.text('type')
  const types = params.texts('types')
  if (type !== undefined && types)
    throw invalid('You may only specify one of these parameters: type, types.', { param: 'types' })
  if (types && types.length > MAX_TYPES)
    throw invalid(`You may only specify up to ${MAX_TYPES} types.`, { param: 'types' })
  params.bool('delivery_success')
  const wanted = types ?? (type === undefined ? undefined : [type])
  const only = wanted?.length === 1 && !wanted[0]?.includes('*') ? wanted[0] : undefined
  return listPage(call, params, {
    table: events,
    kind: 'event',
    index: only === undefined ? 'newest' : 'type',
    prefix: only === undefined ? [] : [only],
    keep: ({ object }) => wanted === undefined || wanted.some((pattern) => isOfType(object.type, pattern)),
    url: '/v1/events',
  })
}

/** `GET /v1/balance_transactions/:id` */
export function getTransaction(call: StripeCall): StripeReply {
  openParams(call.form, {})
  const id = call.params.id ?? ''
  const row = call.tx.get(transactions, id)
  if (!row) throw noSuch('balance transaction', id, 'id')
  return settledBy(call.seconds, row.object)
}

/** `GET /v1/balance_transactions` */
export function listTransactions(call: StripeCall): StripeReply {
  const params = openListParams(call, {
    created: true,
    currency: true,
    payout: true,
    source: true,
    type: true,
  })
  const source = params.text('source')
  const currency = params.text('currency')
  const type = params.text('type')
  return listPage(call, params, {
    table: transactions,
    kind: 'balance transaction',
    index: source === undefined ? 'newest' : 'source',
    prefix: source === undefined ? [] : [source],
    keep: ({ object }) =>
      (currency === undefined || object.currency === currency) &&
      (type === undefined || object.type === type),
    show: ({ object }) => settledBy(call.seconds, object),
    url: '/v1/balance_transactions',
  })
}

/** `POST /v1/webhook_endpoints`: kept and listed; deliveries go where the account's own secrets are. */
export function createEndpoint(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE_ENDPOINT)
  const { id, seq } = call.identifiers.next(call.tx, 'we_1')
  const object: Stripe.WebhookEndpoint = {
    id,
    object: 'webhook_endpoint',
    api_version: params.text('api_version') ?? null,
    application: null,
    created: call.seconds,
    description: params.unsettable('description') ?? null,
    enabled_events: required(params.texts('enabled_events'), 'enabled_events'),
    livemode: false,
    metadata: mergeMetadata(null, params),
    status: 'enabled',
    url: readUrl(params),
  }
  call.tx.put(endpoints, { id, seq, object })
  // Only this answer tells the secret, as at Stripe.
  return { ...object, secret: `whsec_mock_${id.slice(5)}` }
}

/** `GET /v1/webhook_endpoints/:id` */
export function getEndpoint(call: StripeCall): StripeReply {
  const row = call.tx.get(endpoints, call.params.id ?? '')
  if (!row) throw noSuch('webhook endpoint', call.params.id ?? '', 'id')
  return row.object
}

/** `GET /v1/webhook_endpoints` */
export function listEndpoints(call: StripeCall): StripeReply {
  return listPage(call, openListParams(call, {}), {
    table: endpoints,
    kind: 'webhook endpoint',
    index: 'newest',
    prefix: [],
    url: '/v1/webhook_endpoints',
  })
}

/** `DELETE /v1/webhook_endpoints/:id` */
export function deleteEndpoint(call: StripeCall): StripeReply {
  const id = call.params.id ?? ''
  if (!call.tx.get(endpoints, id)) throw noSuch('webhook endpoint', id, 'id')
  call.tx.delete(endpoints, id)
  const deleted: Stripe.DeletedWebhookEndpoint = { id, object: 'webhook_endpoint', deleted: true }
  return deleted
}

function isOfType(type: string, pattern: string): boolean {
  return (
    pattern === '*' || (pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern)
  )
}

function readUrl(params: Params): string {
  return required(readReturnUrl(params, 'url') ?? undefined, 'url')
}
