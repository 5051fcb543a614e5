import type Stripe from 'stripe'
import { settledBy } from './balance'
import type { StripeWork } from './call'
import type { FormRecord } from './form'
import { wholeList } from './lists'
import { openParams } from './params'
import { invalid } from './refusal'
import {
  charges,
  customers,
  intents,
  methods,
  prices,
  products,
  refunds,
  sessions,
  setups,
  transactions,
} from './tables'

type Json = Record<string, unknown>

// What each kind of object refers to and can bring along, as Stripe's reference marks it with "expandable".
const LINKS: Readonly<Record<string, string>> = {
  payment_intent:
    'application customer latest_charge on_behalf_of payment_method payment_record review source',
  charge:
    'application application_fee balance_transaction customer failure_balance_transaction on_behalf_of payment_intent refunds review source_transfer transfer',
  refund:
    'balance_transaction charge customer failure_balance_transaction payment_intent payment_method source_transfer_reversal transfer_reversal',
  dispute: 'charge payment_intent',
  'checkout.session': 'customer invoice line_items payment_intent payment_link setup_intent subscription',
  payment_method: 'customer',
  customer: 'cash_balance default_source sources subscriptions tax tax_ids test_clock',
  setup_intent: 'application customer latest_attempt mandate on_behalf_of payment_method single_use_mandate',
  balance_transaction: 'source',
  price: 'currency_options product tiers',
  product: 'default_price tax_code',
}

const MAX_DEPTH = 4

/** The body with what `expand` asks for in the place of its identifiers. */
export function expanded(work: StripeWork, body: object, form: FormRecord): object {
  const paths =
    openParams({ ...(form.expand !== undefined && { expand: form.expand }) }, undefined).texts('expand') ?? []
  let result: Json = { ...body }
  for (const path of paths) {
    const parts = path.split('.')
    if (parts.length > MAX_DEPTH + (parts[0] === 'data' ? 1 : 0)) {
      throw invalid(`You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`, {
        param: 'expand',
      })
    }
    result = expandAt(work, result, parts, path)
  }
  return result
}

function expandAt(
  work: StripeWork,
  object: Json,
  [name = '', ...rest]: readonly string[],
  path: string,
): Json {
  const value = object[name]
  if (object.object === 'list' && name === 'data' && Array.isArray(value)) {
    return {
      ...object,
      data: value.map((item: unknown) => (isJson(item) ? expandAt(work, item, rest, path) : item)),
    }
  }
  const isLink = LINKS[String(object.object)]?.split(' ').includes(name) ?? false
  if (!isLink) {
    // A record on the way (`invoice_settings.default_payment_method`) is not expanded itself.
    if (isJson(value) && (rest.length > 0 || value.object !== undefined))
      return { ...object, [name]: rest.length > 0 ? expandAt(work, value, rest, path) : value }
    if (typeof value === 'string' && object.object === undefined)
      return { ...object, [name]: load(work, value) ?? value }
    if (object.object === undefined && value === null) return object
    throw invalid(
      `This property cannot be expanded (${path}).${object.object === 'list' ? ` You may want to try expanding 'data.${path}' instead.` : ''}`,
      { param: 'expand' },
    )
  }
  const child = included(work, object, name) ?? (typeof value === 'string' ? load(work, value) : value)
  if (!isJson(child)) return object
  return { ...object, [name]: rest.length > 0 ? expandAt(work, child, rest, path) : child }
}

/** Lists that an object has only on request. */
function included(work: StripeWork, object: Json, name: string): Json | undefined {
  const id = String(object.id)
  if (object.object === 'charge' && name === 'refunds') {
    const rows = [...work.tx.walk(refunds, 'charge', { prefix: [id], order: 'descending' })]
    return {
      ...wholeList(
        rows.map((row) => row.object),
        `/v1/charges/${id}/refunds`,
      ),
    }
  }
  if (object.object === 'checkout.session' && name === 'line_items') {
    const items = work.tx.get(sessions, id)?.items ?? []
    return { ...wholeList(items, `/v1/checkout/sessions/${id}/line_items`) }
  }
  return undefined
}

/** The object with an identifier, whatever its kind; undefined when there is none. */
function load({ tx, seconds }: StripeWork, id: string): Json | undefined {
  const transaction = tx.get(transactions, id)?.object
  if (transaction) return { ...settledBy(seconds, transaction) }
  const customer = tx.get(customers, id)
  if (customer?.isDeleted) {
    const deleted: Stripe.DeletedCustomer = { id, object: 'customer', deleted: true }
    return { ...deleted }
  }
  const row =
    customer ??
    tx.get(intents, id) ??
    tx.get(charges, id) ??
    tx.get(methods, id) ??
    tx.get(refunds, id) ??
    tx.get(setups, id) ??
    tx.get(products, id) ??
    tx.get(prices, id)
  return row && { ...row.object }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
