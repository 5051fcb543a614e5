import type { JsonRecord } from '../../wire/json'
import type { PaypalCall, PaypalReply } from './call'
import { requireCapture } from './captures'
import { capturedOrder, fullOrder, minimalOrder } from './order-presentation'
import { requireOrder } from './orders'
import { fullAuthorization, fullCapture, fullRefund, inFewWords } from './presentation'
import { PaypalRefusal, refuse } from './refusal'
import {
  authorizations,
  paymentTokens,
  type ReplayKind,
  type RequestRow,
  refunds,
  requests,
  setupTokens,
} from './tables'
import { fullPaymentToken, fullSetupToken } from './vault'

const HOUR_MS = 60 * 60 * 1000

/** How long request ids are kept: six hours for orders, 45 days for payments and refunds, three hours in the vault. */
const KEPT_MS = {
  order: 6 * HOUR_MS,
  capture: 6 * HOUR_MS,
  payment: 45 * 24 * HOUR_MS,
  authorization: 45 * 24 * HOUR_MS,
  refund: 45 * 24 * HOUR_MS,
  setup_token: 3 * HOUR_MS,
  payment_token: 3 * HOUR_MS,
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
  const { whole, brief = inFewWords } = latest(call, outcome.kind, outcome.resourceId)
  return { status: 200, body: call.full ? whole : brief(whole) }
}

/** The resource as it stands now, and how it is told in few words. */
function latest(
  call: PaypalCall,
  kind: ReplayKind,
  id: string,
): { whole: JsonRecord; brief?: (whole: JsonRecord) => JsonRecord } {
  const there = <Row>(row: Row | undefined): Row => {
    if (row === undefined) throw refuse('INVALID_RESOURCE_ID')
    return row
  }
  switch (kind) {
    case 'order':
    case 'capture': {
      const order = requireOrder(call, id)
      const isPaid = kind === 'capture' || order.status === 'COMPLETED'
      const brief = isPaid ? capturedOrder(order, call) : minimalOrder(order, call)
      return { whole: fullOrder(order, call), brief: () => brief }
    }
    case 'payment':
      return { whole: fullCapture(requireCapture(call, id), call) }
    case 'authorization':
      return { whole: fullAuthorization(there(call.tx.get(authorizations, id)), call) }
    case 'refund':
      return { whole: fullRefund(there(call.tx.get(refunds, id)), call) }
    case 'setup_token':
      return { whole: fullSetupToken(there(call.tx.get(setupTokens, id)), call), brief: (whole) => whole }
    case 'payment_token':
      return { whole: fullPaymentToken(there(call.tx.get(paymentTokens, id)), call), brief: (whole) => whole }
  }
}

function forgetExpired({ tx, now }: PaypalCall): void {
  for (const row of [...tx.walk(requests, 'expiry')]) {
    if (row.expiresAt > now) return
    tx.delete(requests, row.id)
  }
}
