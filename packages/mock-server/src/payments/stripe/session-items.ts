import type Stripe from 'stripe'
import type { StripeWork } from './call'
import { putPrice, putProduct, requirePrice, requireProduct } from './catalog'
import { type Params, required } from './params'
import { invalid } from './refusal'
import { type ItemObject, idOf, type PriceObject, products } from './tables'

const ITEM = {
  adjustable_quantity: true,
  metadata: true,
  price: true,
  price_data: true,
  quantity: true,
  tax_rates: true,
} as const satisfies Record<keyof Stripe.Checkout.SessionCreateParams.LineItem, true>

const PRICE_DATA = {
  currency: true,
  product: true,
  product_data: true,
  recurring: true,
  tax_behavior: true,
  unit_amount: true,
  unit_amount_decimal: true,
} as const satisfies Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData, true>

const PRODUCT_DATA = {
  description: true,
  images: true,
  metadata: true,
  name: true,
  tax_code: true,
  tax_details: true,
  unit_label: true,
} as const satisfies Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData, true>

const MAX_ITEMS = 100

/** Reads `line_items`: what is sold, with prices that exist or are made here. All are of one currency. */
export function readItems(work: StripeWork, params: Params): ItemObject[] {
  const lines = required(params.records('line_items', ITEM), 'line_items')
  if (lines.length === 0)
    throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' })
  if (lines.length > MAX_ITEMS) {
    throw invalid(`You can have at most ${MAX_ITEMS} line items.`, { param: 'line_items' })
  }
  const items = lines.map((line) => readItem(work, line))
  const [first] = items
  for (const [index, item] of items.entries()) {
    if (item.currency !== first?.currency) {
      throw invalid(
        'All prices on a Checkout Session must be of the same currency; this one has both ' +
          `${first?.currency} and ${item.currency}.`,
        { param: `line_items[${index}]` },
      )
    }
  }
  return items
}

function readItem(work: StripeWork, line: Params): ItemObject {
  const price = readPrice(work, line)
  const quantity = required(line.integer('quantity', 1), line.path('quantity'))
  const total = BigInt(price.unit_amount ?? 0) * BigInt(quantity)
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw invalid('The amount of this line item is too large.', {
      code: 'amount_too_large',
      param: line.path('quantity'),
    })
  }
  const amount = Number(total)
  const { id } = work.identifiers.next(work.tx, 'li_1')
  return {
    id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: work.tx.get(products, idOf(price.product) ?? '')?.object.name ?? null,
    metadata: {},
    price,
    quantity,
  }
}

function readPrice(work: StripeWork, line: Params): PriceObject {
  const id = line.text('price')
  const data = line.record('price_data', PRICE_DATA)
  if (id !== undefined && data) {
    throw invalid('You may only specify one of these parameters: price, price_data.', {
      param: line.path('price_data'),
    })
  }
  if (id !== undefined) {
    const price = requirePrice(work, id, line.path('price'), 400)
    if (price.active) return price
    throw invalid('The price specified is inactive. This field only accepts active prices.', {
      param: line.path('price'),
    })
  }
  if (!data) {
    throw invalid('You must specify either `price` or `price_data` for each line item.', {
      code: 'parameter_missing',
      param: line.path('price_data'),
    })
  }
  required(data.text('currency'), data.path('currency'))
  const product = data.record('product_data', PRODUCT_DATA)
  const known = data.text('product')
  if (!product && known === undefined) {
    throw invalid(
      'One of the following params should be provided for this request: product or product_data.',
      {
        code: 'parameter_missing',
        param: data.path('product_data'),
      },
    )
  }
  const productId = product
    ? putProduct(work, product, false).id
    : requireProduct(work, known ?? '', data.path('product'), 400).id
  return putPrice(work, data, productId, false)
}
