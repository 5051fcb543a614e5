import type DodoPayments from 'dodopayments'
import { isRecord } from '../../wire/json'
import type { DodoCall, DodoView, DodoWork } from './call'
import { listPage, passes } from './listing'
import { toListedProduct, toProduct } from './product-view'
import { DodoRefusal, invalidBody, notFound } from './refusal'
import {
  optionalCount,
  optionalCurrency,
  optionalFlag,
  optionalMetadata,
  optionalText,
  requireCount,
  requireText,
} from './request-body'
import { type ProductRow, products } from './tables'

const TAX_CATEGORIES = ['digital_products', 'saas', 'e_book', 'edtech', 'live_tutoring'] as const

/** `POST /products`; only what is sold once. */
export function createProduct(call: DodoCall): DodoPayments.Product {
  const { id, sequence } = call.identify('pdt')
  const product: ProductRow = {
    id,
    sequence,
    name: requireText(call.body, 'name'),
    description: optionalText(call.body, 'description', 1000),
    taxCategory: parseTaxCategory(call.body.tax_category),
    price: parsePrice(call.body.price),
    metadata: optionalMetadata(call.body),
    isArchived: false,
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.tx.put(products, product)
  return toProduct(product, call)
}

/** `GET /products/:id` */
export function getProduct(call: DodoCall): DodoPayments.Product {
  return toProduct(requireProduct(call, call.params.id ?? ''), call)
}

/** `GET /products` */
export function listProducts(call: DodoCall): { items: DodoPayments.ProductListResponse[] } {
  const isArchived = call.query.get('archived') === 'true'
  const where = (product: ProductRow) =>
    product.isArchived === isArchived &&
    passes(call.query, 'brand_id', call.merchant.brandId) &&
    passes(call.query, 'recurring', 'false')
  return listPage(call, { table: products, index: 'newest' }, where, (product) =>
    toListedProduct(product, call),
  )
}

/** `PATCH /products/:id`; what is not named stays. */
export function updateProduct(call: DodoCall): null {
  const product = requireProduct(call, call.params.id ?? '')
  const { body } = call
  const given = (key: string) => body[key] !== undefined && body[key] !== null
  call.tx.put(products, {
    ...product,
    ...(given('name') && { name: requireText(body, 'name') }),
    ...('description' in body && { description: optionalText(body, 'description', 1000) }),
    ...(given('tax_category') && { taxCategory: parseTaxCategory(body.tax_category) }),
    ...(given('price') && { price: parsePrice(body.price) }),
    ...(given('metadata') && { metadata: optionalMetadata(body) }),
    updatedAt: call.now,
  })
  return null
}

/** `DELETE /products/:id`: it can no longer be bought. */
export function archiveProduct(call: DodoCall): null {
  return setArchived(call, true)
}

/** `POST /products/:id/unarchive` */
export function unarchiveProduct(call: DodoCall): null {
  return setArchived(call, false)
}

/** The product by its identifier; refuses when there is none. */
export function requireProduct({ tx }: DodoView, id: string): ProductRow {
  const product = tx.get(products, id)
  if (!product) throw notFound('Product', id)
  return product
}

/** Sees to it that the merchant's own products are there. Twice is once. */
export function ensureProducts(work: DodoWork): void {
  for (const { id, name, currency } of work.merchant.products) {
    if (work.tx.get(products, id)) continue
    work.tx.put(products, {
      id,
      sequence: 0,
      name,
      description: null,
      taxCategory: 'saas',
      price: onePrice({ currency, price: 0, pay_what_you_want: true }),
      metadata: {},
      isArchived: false,
      createdAt: work.now,
      updatedAt: work.now,
    })
  }
}

function setArchived(call: DodoCall, isArchived: boolean): null {
  const product = requireProduct(call, call.params.id ?? '')
  call.tx.put(products, { ...product, isArchived, updatedAt: call.now })
  return null
}

function parsePrice(price: unknown): DodoPayments.Price.OneTimePrice {
  if (!isRecord(price)) throw invalidBody('missing field `price`')
  if (price.type === 'recurring_price' || price.type === 'usage_based_price')
    throw new DodoRefusal('NOT_IMPLEMENTED', 'This fake of Dodo sells one-time products only.')
  if (price.type !== 'one_time_price')
    throw invalidBody('price: data did not match any variant of enum Price')
  const currency = optionalCurrency(price, 'currency')
  if (currency === null) throw invalidBody('missing field `currency`')
  return onePrice({
    currency,
    price: requireCount(price, 'price', 0),
    discount: optionalCount(price, 'discount', 0) ?? 0,
    pay_what_you_want: optionalFlag(price, 'pay_what_you_want'),
    purchasing_power_parity: optionalFlag(price, 'purchasing_power_parity'),
    suggested_price: optionalCount(price, 'suggested_price', 0),
    tax_inclusive: optionalFlag(price, 'tax_inclusive'),
  })
}

function onePrice(price: Omit<DodoPayments.Price.OneTimePrice, 'type'>): DodoPayments.Price.OneTimePrice {
  return {
    type: 'one_time_price',
    discount: 0,
    pay_what_you_want: false,
    purchasing_power_parity: false,
    suggested_price: null,
    tax_inclusive: false,
    ...price,
  }
}

function parseTaxCategory(value: unknown): DodoPayments.TaxCategory {
  const category = TAX_CATEGORIES.find((known) => known === value)
  if (!category) throw invalidBody('tax_category: unknown variant, expected a tax category')
  return category
}
