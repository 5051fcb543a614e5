import type DodoPayments from 'dodopayments'
import type { DodoView } from './call'
import type { ProductRow } from './tables'

/** A product as the API shows it. */
export function toProduct(product: ProductRow, { merchant }: DodoView): DodoPayments.Product {
  return {
    product_id: product.id,
    business_id: merchant.businessId,
    brand_id: merchant.brandId,
    name: product.name,
    description: product.description,
    image: null,
    created_at: new Date(product.createdAt).toISOString(),
    updated_at: new Date(product.updatedAt).toISOString(),
    is_recurring: false,
    tax_category: product.taxCategory,
    price: product.price,
    metadata: product.metadata,
    license_key_enabled: false,
    license_key_activation_message: null,
    license_key_activations_limit: null,
    license_key_duration: null,
    addons: null,
    digital_product_delivery: null,
    credit_entitlements: [],
    entitlements: [],
    pricing_mode: null,
    product_collection_id: null,
  }
}

/** A product as lists show it. */
export function toListedProduct(product: ProductRow, view: DodoView): DodoPayments.ProductListResponse {
  const { product_id, business_id, name, description, image, created_at, updated_at, is_recurring } =
    toProduct(product, view)
  return {
    product_id,
    business_id,
    name: name ?? null,
    description: description ?? null,
    image: image ?? null,
    created_at,
    updated_at,
    is_recurring,
    tax_category: product.taxCategory,
    tax_inclusive: product.price.tax_inclusive ?? null,
    currency: product.price.currency,
    price: product.price.price,
    price_detail: product.price,
    metadata: product.metadata,
    entitlements: [],
    pricing_mode: null,
  }
}
