import type { DodoCountry, DodoCurrency } from './currencies'

/** The merchant's business at Dodo, and the buyer who fills in its checkout pages. */
export interface DodoMerchant {
  readonly apiKey: string
  /** `whsec_` and base64; while a secret is being rotated there are several, and each signs. */
  readonly webhookSecrets: readonly string[]
  /** What the buyer reads while paying. */
  readonly name: string
  readonly businessId: string
  readonly brandId: string
  /** Products that are there from the start, for any amount the merchant's own server names. */
  readonly products: readonly DodoOpenPriceProduct[]
  readonly buyer: { readonly name: string; readonly email: string; readonly country: DodoCountry }
}

/** A product for which each checkout names its own amount, as Dodo's "pay what you want" allows. */
export interface DodoOpenPriceProduct {
  readonly id: string
  readonly name: string
  readonly currency: DodoCurrency
}

/** A business and a buyer of test mode; only the secrets have to be named. */
export function createMerchant(
  config: Pick<DodoMerchant, 'apiKey' | 'webhookSecrets'> & Partial<DodoMerchant>,
): DodoMerchant {
  return {
    name: 'Northwind Cloud',
    businessId: 'bus_P3SXLgh5v2dvGpUEIy9vC',
    brandId: 'bnd_8Ew9CLvJr6sZQx2mTqYfA',
    products: [],
    buyer: { name: 'Ada Lovelace', email: 'ada@example.com', country: 'US' },
    ...config,
  }
}
