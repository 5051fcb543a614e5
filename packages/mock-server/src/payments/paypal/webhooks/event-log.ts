import { isRecord, textAt } from '../../../wire/json'
import type { PaypalCall, PaypalReply, PaypalWork } from '../call'
import { isEventType } from '../events'
import { at, requireText } from '../money-request'
import { link } from '../presentation'
import { refuse } from '../refusal'
import { type EventRow, events } from '../tables'
import { rawMember } from './raw-member'
import { readWebhook, requireWebhook } from './registry'
import { sampleResource } from './sample'
import { verifyTransmission } from './transmission'

const MAX_PAGE = 300

/** `GET /v1/notifications/webhooks-events`: the newest first, narrowed by time, type and transaction. */
export function listEvents(call: PaypalCall): PaypalReply {
  const { query, tx } = call
  const from = Date.parse(query.get('start_time') ?? '')
  const to = Date.parse(query.get('end_time') ?? '')
  const type = query.get('event_type')
  const transactionId = query.get('transaction_id')
  const isAsked = (event: EventRow) =>
    !(event.createdAt < from) &&
    !(event.createdAt > to) &&
    (type === null || event.type === type) &&
    (transactionId === null || event.about.includes(transactionId))
  const found = [...tx.walk(events, 'created', { order: 'descending' })]
    .filter(isAsked)
    .slice(0, Math.min(MAX_PAGE, Number(query.get('page_size') ?? 10) || 10))
  const self = `${call.addresses.api}/v1/notifications/webhooks-events${query.size > 0 ? `?${query}` : ''}`
  return {
    status: 200,
    body: {
      events: found.map(({ document }) => document),
      count: found.length,
      links: [link(self, 'self', 'GET')],
    },
  }
}

/** `GET /v1/notifications/webhooks-events/:id` */
export function getEvent(call: PaypalCall): PaypalReply {
  return { status: 200, body: requireEvent(call, call.params.id ?? '').document }
}

/** `POST /v1/notifications/webhooks-events/:id/resend`: the same event once more; `webhook_ids` has to name webhooks there are. */
export function resendEvent(call: PaypalCall): PaypalReply {
  const event = requireEvent(call, call.params.id ?? '')
  const ids = isRecord(call.body) ? call.body.webhook_ids : undefined
  const named = Array.isArray(ids) ? ids.map(String) : [call.merchant.webhookId]
  for (const id of named) requireWebhook(call, id)
  if (named.includes(call.merchant.webhookId)) call.tell(event)
  return { status: 202, body: event.document }
}

/** `POST /v1/notifications/simulate-event`: tells a webhook of something that never happened. */
export function simulateEvent(call: PaypalCall): PaypalReply {
  if (!isRecord(call.body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const type = requireText(call.body, 'event_type', '', { min: 1, max: 50 })
  if (!isEventType(type)) throw at('INVALID_PARAMETER_VALUE', '/event_type')
  const webhookId = textAt(call.body, 'webhook_id')
  if (webhookId === null && textAt(call.body, 'url') === null)
    throw at('MISSING_REQUIRED_PARAMETER', '/webhook_id')
  if (webhookId !== null) requireWebhook(call, webhookId)
  const event = call.record({ type, resource: sampleResource(type, call) })
  if (webhookId === call.merchant.webhookId) call.tell(event)
  return { status: 202, body: event.document }
}

/**
 * `POST /v1/notifications/verify-webhook-signature`. The event has to stand in the body as it was delivered: written
 * anew, its checksum may be another.
 */
export function verifySignature(call: PaypalCall): PaypalReply {
  const { body } = call
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const read = (key: string) => requireText(body, key, '', { min: 1, max: 500 })
  const claim = {
    id: read('transmission_id'),
    time: read('transmission_time'),
    webhookId: read('webhook_id'),
    signature: read('transmission_sig'),
    algorithm: read('auth_algo'),
    certificateUrl: read('cert_url'),
    rawBody: rawMember(call.text, 'webhook_event') ?? '',
  }
  if (!isRecord(body.webhook_event)) throw at('MISSING_REQUIRED_PARAMETER', '/webhook_event')
  const isOurs = readWebhook(call, claim.webhookId) !== undefined
  return {
    status: 200,
    body: async () => ({
      verification_status: isOurs && (await verifyTransmission(claim)) ? 'SUCCESS' : 'FAILURE',
    }),
  }
}

function requireEvent({ tx }: PaypalWork, id: string): EventRow {
  const event = tx.get(events, id)
  if (!event) throw refuse('INVALID_RESOURCE_ID', { field: 'event_id', value: id, location: 'path' })
  return event
}
