import { isRecord, type JsonRecord, recordsAt, textAt } from '../../../wire/json'
import type { PaypalCall, PaypalReply, PaypalWork } from '../call'
import { eventTypes, isEventType } from '../events'
import { at, requireText } from '../money-request'
import { link, type View } from '../presentation'
import { PaypalRefusal, refuse } from '../refusal'
import { type WebhookRow, webhooks } from '../tables'

/** https://developer.paypal.com/docs/api/webhooks/v1/#webhooks_post */
const MAX_WEBHOOKS = 10

/** `POST /v1/notifications/webhooks` */
export function createWebhook(call: PaypalCall): PaypalReply {
  const { body } = call
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const others = allWebhooks(call)
  const url = parseUrl(body.url, others, '/url')
  const types = parseTypes(body.event_types, '/event_types')
  if (others.length >= MAX_WEBHOOKS) throw new PaypalRefusal('WEBHOOK_NUMBER_LIMIT_EXCEEDED', [])
  const row = { id: call.identifiers.resource(call.tx), url, eventTypes: types, isDeleted: false }
  call.tx.put(webhooks, row)
  return { status: 201, body: shown(row, call) }
}

/** `GET /v1/notifications/webhooks` */
export function listWebhooks(call: PaypalCall): PaypalReply {
  return { status: 200, body: { webhooks: allWebhooks(call).map((row) => shown(row, call)) } }
}

/** `GET /v1/notifications/webhooks/:id` */
export function getWebhook(call: PaypalCall): PaypalReply {
  return { status: 200, body: shown(requireWebhook(call, call.params.id ?? ''), call) }
}

/** `GET /v1/notifications/webhooks/:id/event-types` */
export function getWebhookTypes(call: PaypalCall): PaypalReply {
  return {
    status: 200,
    body: { event_types: shownTypes(requireWebhook(call, call.params.id ?? '').eventTypes) },
  }
}

/** `GET /v1/notifications/webhooks-event-types` */
export function listEventTypes(): PaypalReply {
  return { status: 200, body: { event_types: shownTypes(Object.keys(eventTypes)) } }
}

/** `PATCH /v1/notifications/webhooks/:id`: another address, or other events. */
export function patchWebhook(call: PaypalCall): PaypalReply {
  if (!Array.isArray(call.body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  let row = requireWebhook(call, call.params.id ?? '')
  for (const [index, patch] of call.body.filter(isRecord).entries()) {
    const path = textAt(patch, 'path')
    const field = `/${index}/value`
    const others = allWebhooks(call).filter(({ id }) => id !== row.id)
    if (textAt(patch, 'op') !== 'replace') throw at('INVALID_PATCH_OPERATION', `/${index}/op`)
    if (path === '/url') row = { ...row, url: parseUrl(patch.value, others, field) }
    else if (path === '/event_types') row = { ...row, eventTypes: parseTypes(patch.value, field) }
    else throw at('NOT_PATCHABLE', `/${index}/path`)
  }
  call.tx.put(webhooks, row)
  return { status: 200, body: shown(row, call) }
}

/** `DELETE /v1/notifications/webhooks/:id` */
export function deleteWebhook(call: PaypalCall): PaypalReply {
  const row = requireWebhook(call, call.params.id ?? '')
  call.tx.put(webhooks, { ...row, isDeleted: true })
  return { status: 204, body: null }
}

/** The webhook by its identifier; PayPal's refusal when there is none. */
export function requireWebhook(work: PaypalWork, id: string): WebhookRow {
  const row = readWebhook(work, id)
  if (!row) throw refuse('INVALID_RESOURCE_ID', { field: 'webhook_id', value: id, location: 'path' })
  return row
}

/** The webhook by its identifier, also the one of the merchant's configuration; undefined when there is none. */
export function readWebhook(
  { tx, merchant }: Pick<PaypalWork, 'tx' | 'merchant'>,
  id: string,
): WebhookRow | undefined {
  const row = tx.get(webhooks, id)
  if (row) return row.isDeleted ? undefined : row
  return id === merchant.webhookId
    ? { id, url: merchant.webhookUrl, eventTypes: ['*'], isDeleted: false }
    : undefined
}

/** Tells whether a webhook has subscribed to an event. */
export function hears(row: WebhookRow, type: string): boolean {
  return row.eventTypes.some((name) => name === '*' || name === type)
}

function allWebhooks(work: PaypalWork): WebhookRow[] {
  const own = readWebhook(work, work.merchant.webhookId)
  const more = [...work.tx.walk(webhooks, 'every')].filter(
    ({ id, isDeleted }) => !isDeleted && id !== own?.id,
  )
  return own ? [own, ...more] : more
}

function parseUrl(value: unknown, others: readonly WebhookRow[], field: string): string {
  const url = requireText({ url: value }, 'url', field.slice(0, -4), { min: 1, max: 2048 })
  if (!/^https:\/\/[^/]/.test(url)) throw at('INVALID_PARAMETER_VALUE', field)
  if (others.some((other) => other.url === url)) throw new PaypalRefusal('WEBHOOK_URL_ALREADY_EXISTS', [])
  return url
}

function parseTypes(value: unknown, field: string): string[] {
  const names = recordsAt({ value }, 'value').flatMap((type) => textAt(type, 'name') ?? [])
  if (names.length === 0) throw at('MISSING_REQUIRED_PARAMETER', field)
  const unknown = names.find((name) => name !== '*' && !isEventType(name))
  if (unknown !== undefined)
    throw refuse('INVALID_PARAMETER_VALUE', { field, value: unknown, location: 'body' })
  return names
}

function shown(row: WebhookRow, { addresses }: View): JsonRecord {
  const self = `${addresses.api}/v1/notifications/webhooks/${row.id}`
  return {
    id: row.id,
    url: row.url,
    event_types: shownTypes(row.eventTypes),
    links: [link(self, 'self', 'GET'), link(self, 'update', 'PATCH'), link(self, 'delete', 'DELETE')],
  }
}

function shownTypes(names: readonly string[]): JsonRecord[] {
  return names.map((name) => ({
    name,
    description: isEventType(name) ? eventTypes[name] : 'ALL',
    status: 'ENABLED',
  }))
}
