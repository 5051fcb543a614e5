import type DodoPayments from 'dodopayments'
import type { DodoCall } from './call'
import { parseCart } from './cart'
import { MOST_LINES } from './checkouts'
import { requireProduct } from './products'
import { optionalBilling } from './request-body'

type Preview = DodoPayments.CheckoutSessionPreviewResponse

/** `POST /checkouts/preview`: what a cart would cost. Nothing is taxed, discounted or converted here. */
export function previewCheckout(call: DodoCall): Preview {
  const { cart, currency, total } = parseCart(call, MOST_LINES)
  return {
    billing_country: optionalBilling(call.body, 'billing_address')?.country ?? call.merchant.buyer.country,
    currency,
    current_breakup: { subtotal: total, discount: 0, tax: 0, total_amount: total },
    is_byop: false,
    payment_method_required: true,
    product_cart: cart.map(({ productId, name, quantity, amount }) => {
      const { price, taxCategory, description } = requireProduct(call, productId)
      return {
        product_id: productId,
        name,
        description,
        quantity,
        currency,
        og_currency: currency,
        og_price: amount / quantity,
        discounted_price: amount / quantity,
        is_subscription: false,
        is_usage_based: false,
        meters: [],
        addons: null,
        credit_entitlements: [],
        tax: 0,
        tax_category: taxCategory,
        tax_inclusive: price.tax_inclusive ?? false,
        tax_rate: 0,
      }
    }),
    total_price: total,
    total_tax: 0,
    next_billing_date: null,
    recurring_breakup: null,
  }
}
