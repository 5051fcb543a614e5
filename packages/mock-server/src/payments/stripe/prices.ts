import type Stripe from 'stripe'
import type { StripeCall, StripeReply } from './call'
import { putPrice, putProduct, requirePrice, requireProduct } from './catalog'
import { emit } from './events'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams, required } from './params'
import { type PriceObject, prices } from './tables'

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

/** `POST /v1/prices` */
export function createPrice(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE_PRICE)
  const data = params.record('product_data')
  const product = data ? putProduct(call, data, true).id : required(params.text('product'), 'product')
  if (!data) requireProduct(call, product, 'product', 400)
  const price = putPrice(call, params, product, params.bool('active') ?? true)
  emit(call, 'price.created', price)
  return price
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
