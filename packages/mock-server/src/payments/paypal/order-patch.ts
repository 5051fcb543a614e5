import { isRecord, type JsonRecord, textAt } from '../../wire/json'
import type { PaypalCall, PaypalReply } from './call'
import { at } from './money-request'
import { parseUnit } from './order-request'
import { requireOrder } from './orders'
import { refuse } from './refusal'
import { type OrderRow, orders, type UnitRow } from './tables'

const UNIT_PATH = /^\/purchase_units\/@reference_id=='([^']*)'\/([a-z_]+)$/
const REQUIRED = new Set(['amount'])
const PATCHABLE = new Set([...REQUIRED, 'custom_id', 'description', 'invoice_id', 'items', 'soft_descriptor'])
const OPERATIONS = new Set(['add', 'replace', 'remove'])

/** `PATCH /v2/checkout/orders/:id`: JSON Patch of a purchase unit, or of the intent. All of it, or nothing. */
export function patchOrder(call: PaypalCall): PaypalReply {
  const order = requireOrder(call, call.params.id ?? '')
  if (order.status === 'COMPLETED' || order.status === 'VOIDED') throw refuse('ORDER_ALREADY_COMPLETED')
  if (!Array.isArray(call.body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const patched = call.body.reduce((current: OrderRow, patch: unknown, index) => {
    if (!isRecord(patch)) throw at('INVALID_PARAMETER_SYNTAX', `/${index}`)
    return applyPatch(current, patch, `/${index}`)
  }, order)
  call.tx.put(orders, { ...patched, updatedAt: call.now })
  return { status: 204, body: null }
}

function applyPatch(order: OrderRow, patch: JsonRecord, field: string): OrderRow {
  const operation = textAt(patch, 'op')
  const path = textAt(patch, 'path')
  if (operation === null) throw at('MISSING_REQUIRED_PARAMETER', `${field}/op`)
  if (!OPERATIONS.has(operation)) throw at('INVALID_PARAMETER_VALUE', `${field}/op`)
  if (path === null) throw at('MISSING_REQUIRED_PARAMETER', `${field}/path`)
  if (operation !== 'remove' && patch.value === undefined) throw at('PATCH_VALUE_REQUIRED', `${field}/value`)
  if (path === '/intent') return patchIntent(order, operation, patch.value, field)

  const [, referenceId, key] = UNIT_PATH.exec(path) ?? []
  if (referenceId === undefined || key === undefined) throw at('INVALID_JSON_POINTER_FORMAT', `${field}/path`)
  if (!PATCHABLE.has(key)) throw at('NOT_PATCHABLE', `${field}/path`)
  if (!order.units.some((unit) => unit.reference_id === referenceId)) {
    throw at('REFERENCE_ID_NOT_FOUND', `${field}/path`)
  }
  return {
    ...order,
    units: order.units.map((unit) =>
      unit.reference_id === referenceId ? patchUnit(unit, operation, key, patch.value, field) : unit,
    ),
  }
}

function patchIntent(order: OrderRow, operation: string, value: unknown, field: string): OrderRow {
  if (operation !== 'replace') throw at('INVALID_PATCH_OPERATION', `${field}/op`)
  if (value !== 'CAPTURE' && value !== 'AUTHORIZE') throw at('INVALID_PARAMETER_VALUE', `${field}/value`)
  return { ...order, intent: value }
}

function patchUnit(unit: UnitRow, operation: string, key: string, value: unknown, field: string): UnitRow {
  const isThere = Object.hasOwn(unit, key)
  const isImpossible =
    operation === 'add' ? isThere : !isThere || (operation === 'remove' && REQUIRED.has(key))
  if (isImpossible) throw at('INVALID_PATCH_OPERATION', `${field}/op`)
  const { [key]: _, ...rest }: JsonRecord = { ...unit }
  return parseUnit(operation === 'remove' ? rest : { ...rest, [key]: value }, field)
}
