import { type Amount, add, equals, isZero, subtract, sum, zero } from '@creditkit/contract'
import { isRecord, type JsonRecord, recordAt, textAt } from '../../wire/json'
import { writeMoney } from './money'
import { at, optionalText, parseMoney, requireText } from './money-request'
import { parseSource } from './payment-source'
import { refuse } from './refusal'
import type { OrderRow, SourceRow, UnitRow } from './tables'

/** A valid request for an order. */
export type OrderRequest = Pick<OrderRow, 'intent' | 'units' | 'source' | 'returnUrl' | 'cancelUrl'>

const MAX_UNITS = 10
const UNIT_TEXTS = {
  description: { min: 1, max: 127 },
  custom_id: { min: 1, max: 127 },
  invoice_id: { min: 1, max: 127 },
  soft_descriptor: { min: 1, max: 22 },
} as const

/** Reads the body of `POST /v2/checkout/orders`; throws PayPal's refusal of the first thing that is wrong with it. */
export function parseOrderRequest(body: unknown): OrderRequest {
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const intent = requireText(body, 'intent', '', { min: 1, max: 255 })
  if (intent !== 'CAPTURE' && intent !== 'AUTHORIZE') {
    throw refuse('INVALID_PARAMETER_VALUE', { field: '/intent', value: intent, location: 'body' })
  }
  return {
    intent,
    units: parseUnits(body.purchase_units),
    source: parseSource(body.payment_source),
    ...parseReturn(body),
  }
}

/** Reads the body of `POST /v2/checkout/orders/:id/confirm-payment-source`; throws PayPal's refusal likewise. */
export function parseConfirmation(
  body: unknown,
): Pick<OrderRow, 'returnUrl' | 'cancelUrl'> & { source: SourceRow } {
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  const source = parseSource(body.payment_source)
  if (source === null) throw at('MISSING_REQUIRED_PARAMETER', '/payment_source')
  return { source, ...parseReturn(body) }
}

function parseReturn(body: JsonRecord): Pick<OrderRow, 'returnUrl' | 'cancelUrl'> {
  const sources = Object.values(recordAt(body, 'payment_source')).filter(isRecord)
  const own = recordAt(sources[0] ?? {}, 'experience_context')
  const context = isRecord(body.payment_source) ? own : recordAt(body, 'application_context')
  return { returnUrl: textAt(context, 'return_url'), cancelUrl: textAt(context, 'cancel_url') }
}

function parseUnits(value: unknown): UnitRow[] {
  if (value === undefined || value === null) throw at('MISSING_REQUIRED_PARAMETER', '/purchase_units')
  if (!Array.isArray(value)) throw at('INVALID_PARAMETER_SYNTAX', '/purchase_units')
  if (value.length === 0) throw at('INVALID_ARRAY_MIN_ITEMS', '/purchase_units')
  if (value.length > MAX_UNITS) throw at('INVALID_ARRAY_MAX_ITEMS', '/purchase_units')

  const units = value.map((unit: unknown, index) => {
    const field = `/purchase_units/${index}`
    if (!isRecord(unit)) throw at('INVALID_PARAMETER_SYNTAX', field)
    if (value.length > 1 && textAt(unit, 'reference_id') === null) {
      throw at('REFERENCE_ID_REQUIRED', `${field}/reference_id`)
    }
    return parseUnit(unit, field)
  })
  if (new Set(units.map((unit) => unit.reference_id)).size < units.length) {
    throw at('DUPLICATE_REFERENCE_ID', '/purchase_units')
  }
  if (new Set(units.map((unit) => unit.amount.currency_code)).size > 1) {
    throw at('MULTI_CURRENCY_ORDER', '/purchase_units')
  }
  return units
}

/** Reads one purchase unit, at a JSON pointer of the request. */
export function parseUnit(unit: JsonRecord, field: string): UnitRow {
  const amount = parseMoney(unit.amount, `${field}/amount`)
  const breakdown = checkBreakdown(recordAt(unit, 'amount'), amount, `${field}/amount`)
  const items = parseItems(unit.items, breakdown?.items ?? null, amount, field)
  return {
    reference_id: optionalText(unit, 'reference_id', field, { min: 1, max: 256 }) ?? 'default',
    amount: { ...writeMoney(amount), ...(breakdown && { breakdown: breakdown.json }) },
    ...unitTexts(unit, field),
    ...(items && { items }),
  }
}

function unitTexts(unit: JsonRecord, field: string): Partial<Record<keyof typeof UNIT_TEXTS, string>> {
  const read = (key: keyof typeof UNIT_TEXTS) => {
    const text = optionalText(unit, key, field, UNIT_TEXTS[key])
    return text === undefined ? {} : { [key]: text }
  }
  return { ...read('description'), ...read('custom_id'), ...read('invoice_id'), ...read('soft_descriptor') }
}

function checkBreakdown(
  money: JsonRecord,
  total: Amount,
  field: string,
): { json: JsonRecord; items: Amount | null } | undefined {
  if (!isRecord(money.breakdown)) return undefined
  const json = money.breakdown
  const part = (key: string) => {
    if (json[key] === undefined) return zero(total.asset)
    const value = parseMoney(json[key], `${field}/breakdown/${key}`, true)
    if (value.asset !== total.asset) throw at('MULTI_CURRENCY_ORDER', `${field}/breakdown/${key}`)
    return value
  }
  const added = ['item_total', 'tax_total', 'shipping', 'handling', 'insurance'].map(part)
  const taken = ['shipping_discount', 'discount'].map(part)
  if (!equals(subtract(sum(added, total.asset), sum(taken, total.asset)), total)) {
    throw refuse('AMOUNT_MISMATCH', {
      field: `${field}/value`,
      value: writeMoney(total).value,
      location: 'body',
    })
  }
  return { json, items: json.item_total === undefined ? null : part('item_total') }
}

function parseItems(
  value: unknown,
  itemTotal: Amount | null,
  total: Amount,
  field: string,
): JsonRecord[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw at('INVALID_PARAMETER_SYNTAX', `${field}/items`)
  let added = zero(total.asset)
  const items = value.map((item: unknown, index) => {
    const place = `${field}/items/${index}`
    if (!isRecord(item)) throw at('INVALID_PARAMETER_SYNTAX', place)
    requireText(item, 'name', place, { min: 1, max: 127 })
    const quantity = requireText(item, 'quantity', place, { min: 1, max: 10 })
    if (!/^[1-9]\d{0,9}$/.test(quantity)) throw at('INVALID_PARAMETER_SYNTAX', `${place}/quantity`)
    const price = parseMoney(item.unit_amount, `${place}/unit_amount`, true)
    if (price.asset !== total.asset) throw at('MULTI_CURRENCY_ORDER', `${place}/unit_amount`)
    const cost = BigInt(price.minor) * BigInt(quantity)
    if (cost > BigInt(Number.MAX_SAFE_INTEGER)) throw at('MAX_VALUE_EXCEEDED', `${place}/unit_amount`)
    added = add(added, { minor: Number(cost), asset: total.asset })
    return item
  })
  if (isZero(added) && items.length === 0) return items
  if (itemTotal === null) throw at('ITEM_TOTAL_REQUIRED', `${field}/amount/breakdown/item_total`)
  if (!equals(itemTotal, added)) throw at('ITEM_TOTAL_MISMATCH', `${field}/amount/breakdown/item_total`)
  return items
}
