import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { MAX_AMOUNT, readCurrency } from './currencies'
import { readReturnUrl } from './intent-confirm'
import { mergeMetadata } from './metadata'
import { type Params, required } from './params'
import { invalid, noSuch } from './refusal'
import { type PriceObject, prices, products } from './tables'

/** The price by its identifier; Stripe's refusal when there is none. */
export function requirePrice({ tx }: StripeWork, id: string, param: string, status: 400 | 404): PriceObject {
  const row = tx.get(prices, id)
  if (!row) throw noSuch('price', id, param, status)
  return row.object
}

/** The product by its identifier; Stripe's refusal when there is none. */
export function requireProduct(
  { tx }: StripeWork,
  id: string,
  param: string,
  status: 400 | 404,
): Stripe.Product {
  const row = tx.get(products, id)
  if (!row) throw noSuch('product', id, param, status)
  return row.object
}

/** Makes a product of `product_data`, or of the body of `POST /v1/products`. */
export function putProduct(work: StripeWork, params: Params, active: boolean): Stripe.Product {
  const { id: fresh, seq } = work.identifiers.next(work.tx, 'prod_')
  const id = params.text('id') ?? fresh
  if (work.tx.get(products, id)) {
    throw invalid(`Product already exists.`, { code: 'resource_already_exists', param: 'id' })
  }
  const product: Stripe.Product = {
    id,
    object: 'product',
    active,
    created: work.seconds,
    default_price: null,
    description: params.unsettable('description') ?? null,
    images: params.texts('images') ?? [],
    livemode: false,
    marketing_features: [],
    metadata: mergeMetadata(null, params),
    name: required(params.text('name'), params.path('name')),
    package_dimensions: null,
    shippable: params.bool('shippable') ?? null,
    statement_descriptor: params.unsettable('statement_descriptor') ?? null,
    tax_code: params.unsettable('tax_code') ?? null,
    tax_details: null,
    type: 'service',
    unit_label: params.unsettable('unit_label') ?? null,
    updated: work.seconds,
    url: params.has('url') ? readReturnUrl(params, 'url') : null,
  }
  work.tx.put(products, { id, seq, object: product })
  return product
}

/** Makes a price of `price_data`, or of the body of `POST /v1/prices`; one made inline is not active. */
export function putPrice(work: StripeWork, params: Params, product: string, active: boolean): PriceObject {
  const currency = readCurrency(
    required(params.text('currency'), params.path('currency')),
    params.path('currency'),
  )
  if (params.has('recurring')) {
    throw invalid('This account takes no recurring payments: leave `recurring` out.', {
      param: params.path('recurring'),
    })
  }
  const unit = readUnitAmount(params)
  const { id, seq } = work.identifiers.next(work.tx, 'price_1')
  const price: PriceObject = {
    id,
    object: 'price',
    active,
    billing_scheme: 'per_unit',
    created: work.seconds,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.unsettable('lookup_key') ?? null,
    metadata: mergeMetadata(null, params),
    nickname: params.unsettable('nickname') ?? null,
    product,
    recurring: null,
    tax_behavior: params.oneOf('tax_behavior', ['exclusive', 'inclusive', 'unspecified']) ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unit,
    unit_amount_decimal: String(unit),
  }
  work.tx.put(prices, { id, seq, object: price })
  return price
}

/** A price per unit in minor units; fractions of one can be written but not charged here. */
function readUnitAmount(params: Params): number {
  const decimal = params.text('unit_amount_decimal')
  const whole = decimal === undefined ? undefined : /^(\d+)(?:\.0+)?$/.exec(decimal)?.[1]
  if (decimal !== undefined && whole === undefined) {
    throw invalid(`Invalid decimal: ${decimal}`, { param: params.path('unit_amount_decimal') })
  }
  const unit = params.integer('unit_amount', 0) ?? (whole === undefined ? undefined : Number(whole))
  const amount = required(unit, params.path('unit_amount'))
  if (amount > MAX_AMOUNT) {
    throw invalid('The unit amount must be no more than 99999999.', {
      code: 'amount_too_large',
      param: params.path('unit_amount'),
    })
  }
  return amount
}
