import type Stripe from 'stripe'
import type { StripeCall, StripeReply, StripeWork } from './call'
import { putPrice, putProduct, requireProduct } from './catalog'
import { emit } from './events'
import { listPage, openListParams } from './lists'
import { mergeMetadata } from './metadata'
import { openParams } from './params'
import { products } from './tables'

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

/** `POST /v1/products` */
export function createProduct(call: StripeCall): StripeReply {
  const params = openParams(call.form, CREATE_PRODUCT)
  const product = putProduct(call, params, params.bool('active') ?? true)
  emit(call, 'product.created', product)
  const data = params.record('default_price_data')
  if (!data) return product
  const price = putPrice(call, data, product.id, true)
  emit(call, 'price.created', price)
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

function changeProduct(work: StripeWork, object: Stripe.Product): void {
  const row = work.tx.get(products, object.id)
  if (row) work.tx.put(products, { ...row, object })
}
