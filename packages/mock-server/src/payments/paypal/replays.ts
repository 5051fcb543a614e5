import type { PaypalCall, PaypalReply } from './call'
import { requireOrder } from './orders'
import { capturedOrder, fullOrder, fullRefund, minimalOrder, minimalRefund } from './presentation'
import { PaypalRefusal, refuse } from './refusal'
import { type RequestRow, refunds, requests } from './tables'

const HOUR_MS = 60 * 60 * 1000

/** How long request ids are kept: six hours for orders, 45 days for refunds. */
const KEPT_MS = {
  order: 6 * HOUR_MS,
  capture: 6 * HOUR_MS,
  refund: 45 * 24 * HOUR_MS,
  refusal: 6 * HOUR_MS,
} as const

/** PayPal-Request-Id takes up to 108 characters. */
const MAX_LENGTH = 108

/** Refuses a request id that is too long. */
export function checkRequestId(requestId: string): void {
  if (requestId.length <= MAX_LENGTH) return
  throw refuse('INVALID_STRING_LENGTH', { field: 'PayPal-Request-Id', value: requestId, location: 'header' })
}

/**
 * Does the work once per request id. A replay answers 200 with the latest state of what the first request made, or
 * with the same decline, whatever its body says; a request that was refused before any attempt to pay is not kept,
 * so it can be corrected and sent again.
 */
export function once(
  call: PaypalCall,
  key: string | null,
  work: (call: PaypalCall) => PaypalReply,
): PaypalReply {
  if (key === null) return work(call)
  const known = call.tx.get(requests, key)
  if (known && known.expiresAt > call.now) return replay(call, known)
  forgetExpired(call)
  const reply = work(call)
  const outcome: RequestRow['outcome'] | undefined =
    reply instanceof PaypalRefusal
      ? { kind: 'refusal', name: reply.name, details: reply.details, links: reply.links }
      : reply.outcome
  if (outcome) call.tx.put(requests, { id: key, outcome, expiresAt: call.now + KEPT_MS[outcome.kind] })
  return reply
}

function replay(call: PaypalCall, { outcome }: RequestRow): PaypalReply {
  if (outcome.kind === 'refusal') return new PaypalRefusal(outcome.name, outcome.details, outcome.links)
  if (outcome.kind === 'refund') {
    const refund = call.tx.get(refunds, outcome.resourceId)
    if (!refund) throw refuse('INVALID_RESOURCE_ID')
    return { status: 200, body: call.full ? fullRefund(refund, call) : minimalRefund(refund, call) }
  }
  const order = requireOrder(call, outcome.resourceId)
  if (call.full) return { status: 200, body: fullOrder(order, call) }
  return {
    status: 200,
    body: outcome.kind === 'capture' ? capturedOrder(order, call) : minimalOrder(order, call),
  }
}

function forgetExpired({ tx, now }: PaypalCall): void {
  for (const row of [...tx.walk(requests, 'expiry')]) {
    if (row.expiresAt > now) return
    tx.delete(requests, row.id)
  }
}
