import {
  type Amount,
  amount,
  type CreditPackage,
  type ProviderConfig,
  type ProviderId,
} from '@creditkit/contract'

/** US dollars, in cents. */
export const usd = (cents: number): Amount => amount(cents, 'USD/2')

/** Every way to pay, with its public values; a world names those that it offers. */
export const providerConfigs = {
  paypal: { id: 'paypal', clientId: 'mock-paypal-client', environment: 'sandbox' },
  stripe: { id: 'stripe', publishableKey: 'pk_test_mock', environment: 'sandbox' },
  stripe_checkout: { id: 'stripe_checkout', environment: 'sandbox' },
  dodo: { id: 'dodo', environment: 'sandbox' },
} as const satisfies Record<ProviderId, ProviderConfig>

/** A package of plain credits of the wallet `credits`, for cents of a US dollar. */
export function creditPackage(
  id: string,
  credits: number,
  cents: number,
  words: Pick<CreditPackage, 'name' | 'description'> & Partial<Pick<CreditPackage, 'popular' | 'bonus'>>,
): CreditPackage {
  return {
    id,
    walletId: 'credits',
    credits: amount(credits, 'CREDIT/0'),
    bonus: amount(0, 'CREDIT/0'),
    price: usd(cents),
    popular: false,
    providerRefs: {},
    ...words,
  }
}
