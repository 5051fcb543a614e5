/** The merchant's account and REST app, and the one buyer there is. */
export interface PaypalMerchant {
  readonly clientId: string
  readonly clientSecret: string
  readonly environment: 'sandbox' | 'production'
  /** What the buyer reads while approving. */
  readonly name: string
  readonly merchantId: string
  readonly email: string
  /** The webhook that hears of everything; `webhookUrl` is only shown. */
  readonly webhookId: string
  readonly webhookUrl: string
  readonly buyer: {
    readonly payerId: string
    readonly givenName: string
    readonly surname: string
    readonly email: string
  }
}

/** A merchant and a buyer of the sandbox; only the app's credentials have to be named. */
export function createMerchant(
  config: Pick<PaypalMerchant, 'clientId' | 'clientSecret' | 'environment'> & Partial<PaypalMerchant>,
): PaypalMerchant {
  return {
    name: 'Northwind Cloud',
    merchantId: 'YXZY75W2GKDQE',
    email: 'merchant@northwind.example',
    webhookId: '4JH86294D6297924G',
    webhookUrl: 'https://northwind.example/webhooks/paypal',
    buyer: { payerId: 'QYR5Z8XDVJNXQ', givenName: 'Ada', surname: 'Lovelace', email: 'ada@example.com' },
    ...config,
  }
}
