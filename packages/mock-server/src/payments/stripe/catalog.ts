import type Stripe from 'stripe'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { MAX_AMOUNT, readCurrency } from './currencies'
import { emit } from './events'
import { readReturnUrl } from './intent-confirm'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams, type Params, required } from './params'
import { invalid, noSuch } from './refusal'
import { type PriceObject, prices, products } from './tables'

const PRODUCT_COMMON = {
  active: true,
  description: true,
  expand: true,
  images: true,
  marketing_features: true,
  metadata: true,
  name: true,
  package_dimensions: true,
  shippable: true,
  statement_descriptor: true,
  tax_code: true,
  tax_details: true,
  unit_label: true,
  url: true,
} as const

const CREATE_PRODUCT = {
  ...PRODUCT_COMMON,
  default_price_data: true,
  id: true,
  type: true,
} as const satisfies Record<keyof Stripe.ProductCreateParams, true>

const UPDATE_PRODUCT = { ...PRODUCT_COMMON, default_price: true } as const satisfies Record<
  keyof Stripe.ProductUpdateParams,
  true
>

const CREATE_PRICE = {
  active: true,
  billing_scheme: true,
  currency: true,
  currency_options: true,
  custom_unit_amount: true,
  expand: true,
  lookup_key: true,
  metadata: true,
  nickname: true,
  product: true,
  product_data: true,
  recurring: true,
  tax_behavior: true,
  tiers: true,
  tiers_mode: true,
  transfer_lookup_key: true,
  transform_quantity: true,
  unit_amount: true,
  unit_amount_decimal: true,
} as const satisfies Record<keyof Stripe.PriceCreateParams, true>

const UPDATE_PRICE = {
  active: true,
  currency_options: true,
  expand: true,
  lookup_key: true,
  metadata: true,
  nickname: true,
  tax_behavior: true,
  transfer_lookup_key: true,
} as const satisfies Record<keyof Stripe.PriceUpdateParams, true>

/** `POST /v1/products` */
export function createProduct(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE_PRODUCT)
  const product = putProduct(call, params, params.bool('active') ?? true)
  const data = params.record('default_price_data')
  if (!data) return product
  const price = putPrice(call, data, product.id, true)
  const priced = { ...product, default_price: price.id }
  changeProduct(call, priced)
  return priced
}

/** `GET /v1/products/:id` */
export function getProduct(call: StripeCall): StripeReply {
  openParams(call.form, {})
  return requireProduct(call, call.params.id ?? '', 'id', 404)
}

/** `POST /v1/products/:id` */
export function updateProduct(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE_PRODUCT)
  const product = requireProduct(call, call.params.id ?? '', 'id', 404)
  const description = params.unsettable('description')
  const updated: Stripe.Product = {
    ...product,
    active: params.bool('active') ?? product.active,
    default_price: params.text('default_price') ?? product.default_price ?? null,
    description: description === undefined ? product.description : description,
    images: params.texts('images') ?? product.images,
    metadata: mergeMetadata(product.metadata, params),
    name: params.text('name') ?? product.name,
    updated: call.seconds,
  }
  changeProduct(call, updated)
  emit(call, 'product.updated', updated, product)
  return updated
}

/** `GET /v1/products` */
export function listProducts(call: StripeCall): StripeReply {
  const params = openListParams(call, {
    active: true,
    created: true,
    ids: true,
    shippable: true,
    url: true,
    type: true,
  })
  const active = params.bool('active')
  const ids = params.texts('ids')
  return listPage(call, params, {
    table: products,
    kind: 'product',
    index: 'newest',
    prefix: [],
    keep: ({ object }) =>
      (active === undefined || object.active === active) && (ids === undefined || ids.includes(object.id)),
    url: '/v1/products',
  })
}

/** `POST /v1/prices` */
export function createPrice(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE_PRICE)
  const data = params.record('product_data')
  const product = data ? putProduct(call, data, true).id : required(params.text('product'), 'product')
  if (!data) requireProduct(call, product, 'product', 400)
  return putPrice(call, params, product, params.bool('active') ?? true)
}

/** `GET /v1/prices/:id` */
export function getPrice(call: StripeCall): StripeReply {
  openParams(call.form, {})
  return requirePrice(call, call.params.id ?? '', 'price', 404)
}

/** `POST /v1/prices/:id` */
export function updatePrice(call: StripeCall): StripeReply {
  const params = openParams(call.form, UPDATE_PRICE)
  const price = requirePrice(call, call.params.id ?? '', 'price', 404)
  const nickname = params.unsettable('nickname')
  const updated: PriceObject = {
    ...price,
    active: params.bool('active') ?? price.active,
    lookup_key: params.unsettable('lookup_key') ?? price.lookup_key,
    metadata: mergeMetadata(price.metadata, params),
    nickname: nickname === undefined ? price.nickname : nickname,
  }
  const row = call.tx.get(prices, price.id)
  if (row) call.tx.put(prices, { ...row, object: updated })
  emit(call, 'price.updated', updated, price)
  return updated
}

/** `GET /v1/prices` */
export function listPrices(call: StripeCall): StripeReply {
  const params = openListParams(call, {
    active: true,
    created: true,
    currency: true,
    lookup_keys: true,
    product: true,
    recurring: true,
    type: true,
  })
  const active = params.bool('active')
  const product = params.text('product')
  const currency = params.text('currency')
  const keys = params.texts('lookup_keys')
  return listPage(call, params, {
    table: prices,
    kind: 'price',
    index: product === undefined ? 'newest' : 'product',
    prefix: product === undefined ? [] : [product],
    keep: ({ object }) =>
      (active === undefined || object.active === active) &&
      (currency === undefined || object.currency === currency) &&
      (keys === undefined || keys.some((key) => key === object.lookup_key)),
    url: '/v1/prices',
  })
}

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
  emit(work, 'product.created', product)
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
  emit(work, 'price.created', price)
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

function changeProduct(work: StripeWork, object: Stripe.Product): void {
  const row = work.tx.get(products, object.id)
  if (row) work.tx.put(products, { ...row, object })
}
