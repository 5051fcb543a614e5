import { type Amount, add, compare, divide, subtract, sum } from '@creditkit/contract'
import { isRecord, type JsonRecord } from '../../wire/json'
import type { PaypalCall, PaypalReply, PaypalWork } from './call'
import {
  completeOrder,
  declined,
  declineOf,
  emitCompleted,
  newCapture,
  requirePayable,
  storeCapture,
} from './captures'
import { readMoney, writeMoney } from './money'
import { optionalText, parseMoney } from './money-request'
import { capturedOrder, fullOrder } from './order-presentation'
import { refuseDuplicateInvoice, requireOrder } from './orders'
import { AUTHORIZATION_LIFE_MS, fullAuthorization, fullCapture, inFewWords } from './presentation'
import { refuse } from './refusal'
import { type AuthorizationRow, authorizations, captures, type OrderRow } from './tables'

/** An authorization is honoured for three days, and can be renewed from then on. */
const HONOURED_MS = 3 * 24 * 60 * 60 * 1000

/** `POST /v2/checkout/orders/:id/authorize` */
export function authorizeOrder(call: PaypalCall): PaypalReply {
  const order = requirePayable(call, 'AUTHORIZE')
  const decline = declineOf(call, order)
  if (decline) return declined(call, order, decline)
  const completed = authorizePayment(call, order)
  const body = call.full ? fullOrder(completed, call) : capturedOrder(completed, call)
  return { status: 201, body, outcome: { kind: 'capture', resourceId: order.id } }
}

/** Sets the money of an order aside that nothing stands in the way of. */
export function authorizePayment(call: PaypalCall, order: OrderRow): OrderRow {
  const completed = completeOrder(call, order)
  for (const unit of order.units) {
    const row: AuthorizationRow = {
      id: call.identifiers.resource(call.tx),
      orderId: order.id,
      referenceId: unit.reference_id,
      status: 'CREATED',
      amount: { currency_code: unit.amount.currency_code, value: unit.amount.value },
      customId: unit.custom_id ?? null,
      invoiceId: unit.invoice_id ?? null,
      createdAt: call.now,
      updatedAt: call.now,
    }
    call.tx.put(authorizations, row)
    call.emit({ type: 'PAYMENT.AUTHORIZATION.CREATED', resource: fullAuthorization(row, call) })
  }
  emitCompleted(call, completed)
  return completed
}

/** `GET /v2/payments/authorizations/:id` */
export function getAuthorization(call: PaypalCall): PaypalReply {
  return { status: 200, body: fullAuthorization(requireAuthorization(call), call) }
}

/** `POST /v2/payments/authorizations/:id/capture`: all of it or a part, up to 115 % in sum; `final_capture` ends it. */
export function captureAuthorization(call: PaypalCall): PaypalReply {
  const row = requireAuthorization(call)
  const body = bodyOf(call)
  if (row.status === 'CAPTURED') throw refuse('AUTHORIZATION_ALREADY_CAPTURED')
  if (row.status === 'VOIDED') throw refuse('AUTHORIZATION_VOIDED')
  if (call.now > row.createdAt + AUTHORIZATION_LIFE_MS) throw refuse('AUTHORIZATION_EXPIRED')
  const invoiceId = optionalText(body, 'invoice_id', '', { min: 1, max: 127 }) ?? row.invoiceId
  refuseDuplicateInvoice(call, invoiceId ?? undefined, '/invoice_id')

  const setAside = readMoney(row.amount)
  const taken = takenOf(call, row)
  const money = parseAmount(body, subtract(setAside, taken))
  const total = add(money, taken)
  const limit = divide(BigInt(setAside.minor) * 115n, 100n, 'down')
  if (BigInt(total.minor) > limit) throw refuse('MAX_CAPTURE_AMOUNT_EXCEEDED')
  const isFinal = body.final_capture === true || compare(total, setAside) >= 0
  const status = isFinal ? 'CAPTURED' : 'PARTIALLY_CAPTURED'
  const used: AuthorizationRow = { ...row, status, updatedAt: call.now }
  call.tx.put(authorizations, used)
  const capture = {
    ...newCapture(call, requireOrder(call, row.orderId), writeMoney(money)),
    referenceId: row.referenceId,
    authorizationId: row.id,
    isFinal,
    customId: row.customId,
    invoiceId,
  }
  storeCapture(call, capture)
  const resource = fullCapture(capture, call)
  return {
    status: 201,
    body: call.full ? resource : inFewWords(resource),
    outcome: { kind: 'payment', resourceId: capture.id },
  }
}

/** `POST /v2/payments/authorizations/:id/void` */
export function voidAuthorization(call: PaypalCall): PaypalReply {
  const row = requireAuthorization(call)
  if (row.status === 'VOIDED') throw refuse('PREVIOUSLY_VOIDED')
  if (row.status === 'CAPTURED') throw refuse('PREVIOUSLY_CAPTURED')
  const voided: AuthorizationRow = { ...row, status: 'VOIDED', updatedAt: call.now }
  call.tx.put(authorizations, voided)
  const resource = fullAuthorization(voided, call)
  call.emit({ type: 'PAYMENT.AUTHORIZATION.VOIDED', resource })
  const outcome = { kind: 'authorization', resourceId: row.id } as const
  return call.full ? { status: 200, body: resource, outcome } : { status: 204, body: null, outcome }
}

/** `POST /v2/payments/authorizations/:id/reauthorize`: the honour period starts anew, under a new identifier. */
export function reauthorize(call: PaypalCall): PaypalReply {
  const row = requireAuthorization(call)
  if (row.status === 'VOIDED') throw refuse('AUTHORIZATION_VOIDED')
  if (row.status !== 'CREATED') throw refuse('AUTHORIZATION_ALREADY_CAPTURED')
  if (call.now < row.createdAt + HONOURED_MS) throw refuse('REAUTHORIZATION_TOO_SOON')
  const money = writeMoney(parseAmount(bodyOf(call), readMoney(row.amount)))
  const renewed: AuthorizationRow = {
    ...row,
    id: call.identifiers.resource(call.tx),
    amount: money,
    createdAt: call.now,
    updatedAt: call.now,
  }
  const replaced: AuthorizationRow = { ...row, status: 'VOIDED', updatedAt: call.now }
  call.tx.put(authorizations, replaced)
  call.tx.put(authorizations, renewed)
  const resource = fullAuthorization(renewed, call)
  call.emit({ type: 'PAYMENT.AUTHORIZATION.CREATED', resource })
  return {
    status: 201,
    body: call.full ? resource : inFewWords(resource),
    outcome: { kind: 'authorization', resourceId: renewed.id },
  }
}

function requireAuthorization({ tx, params }: PaypalCall): AuthorizationRow {
  const id = params.id ?? ''
  const row = tx.get(authorizations, id)
  if (row) return row
  throw refuse('INVALID_RESOURCE_ID', { field: 'authorization_id', value: id, location: 'path' })
}

function bodyOf({ body = {} }: PaypalCall): JsonRecord {
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  return body
}

function parseAmount(body: JsonRecord, setAside: Amount): Amount {
  if (body.amount === undefined || body.amount === null) return setAside
  const money = parseMoney(body.amount, '/amount')
  if (money.asset !== setAside.asset) throw refuse('AUTH_CAPTURE_CURRENCY_MISMATCH')
  return money
}

function takenOf({ tx }: PaypalWork, row: AuthorizationRow): Amount {
  const taken = [...tx.walk(captures, 'order', { prefix: [row.orderId] })].filter(
    (capture) => capture.authorizationId === row.id && capture.status !== 'DECLINED',
  )
  const { asset } = readMoney(row.amount)
  return sum(
    taken.map((capture) => readMoney(capture.amount)),
    asset,
  )
}
