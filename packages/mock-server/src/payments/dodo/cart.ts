import { isRecord } from '../../wire/json'
import type { DodoCall } from './call'
import { type DodoCurrency, minimumPayment } from './currencies'
import { requireProduct } from './products'
import { DodoRefusal, invalidBody } from './refusal'
import { optionalCount, requireCount, requireText } from './request-body'
import type { CartLine, ProductRow } from './tables'

/** What is to be paid, and what for. */
export interface Cart {
  readonly cart: readonly CartLine[]
  readonly currency: DodoCurrency
  readonly total: number
}

/**
 * Reads the `product_cart` of a request. A line costs the product's price, or what the line names where the buyer may
 * pay what they want (else the suggested price). Refuses an empty cart, a foreign currency and too small a sum.
 */
export function parseCart(call: DodoCall, mostLines: number): Cart {
  const given = call.body.product_cart
  if (given === undefined) throw invalidBody('missing field `product_cart`')
  if (!Array.isArray(given)) throw invalidBody('product_cart: invalid type, expected a sequence')
  if (given.length > mostLines) throw invalidBody(`product_cart: at most ${mostLines} items`)
  const lines = given.map((line: unknown) => parseLine(call, line))
  const first = lines[0]
  if (!first) throw new DodoRefusal('PRODUCT_CART_EMTPY', 'Product cart is empty')
  const { currency } = first
  if (lines.some((line) => line.currency !== currency))
    throw new DodoRefusal('UNSUPPORTED_CURRENCY', 'All products of a cart need the same currency')
  const total = lines.reduce((sum, { line }) => sum + line.amount, 0)
  if (!Number.isSafeInteger(total)) throw invalidBody('product_cart: the total is too large')
  if (total < minimumPayment(currency))
    throw new DodoRefusal(
      'TOTAL_PAYMENT_AMOUNT_BELOW_MINIMUM_AMOUNT',
      `Total payment amount is below the minimum of ${minimumPayment(currency)} ${currency}`,
    )
  return { cart: lines.map(({ line }) => line), currency, total }
}

function parseLine(call: DodoCall, given: unknown): { line: CartLine; currency: DodoCurrency } {
  if (!isRecord(given)) throw invalidBody('product_cart: invalid type, expected an item')
  const product = requireProduct(call, requireText(given, 'product_id'))
  if (product.isArchived) throw invalidBody(`Product ${product.id} is archived`)
  const quantity = requireCount(given, 'quantity', 1)
  const amount = unitPrice(product, optionalCount(given, 'amount', 0)) * quantity
  if (!Number.isSafeInteger(amount)) throw invalidBody('product_cart: the amount is too large')
  return {
    line: { productId: product.id, name: product.name, quantity, amount },
    currency: product.price.currency,
  }
}

function unitPrice({ id, price }: ProductRow, wanted: number | null): number {
  if (!price.pay_what_you_want) return price.price
  const amount = wanted ?? price.suggested_price ?? price.price
  if (amount < price.price)
    throw new DodoRefusal(
      'TOTAL_PAYMENT_AMOUNT_BELOW_MINIMUM_AMOUNT',
      `The amount for product ${id} is below its minimum of ${price.price}`,
    )
  return amount
}
