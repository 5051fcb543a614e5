import { createPaypalFake, type PaypalFake } from './payments/paypal/index'
import type { ProviderFakeOptions } from './payments/provider-fake'
import type { Environment } from './service/context'
import { createPaypalGateway } from './service/payments/paypal-gateway'

/** The payment providers around the backend: each with the hooks by which a test plays the buyer, or time. */
export interface Providers {
  readonly paypal: PaypalFake
  /** The real origins on which they answer. */
  readonly origins: readonly string[]
}

const PAYPAL = {
  clientId: 'mock-paypal-client',
  clientSecret: 'mock-paypal-secret',
  environment: 'sandbox',
} as const
/** Who is paid, and by whom, in PayPal's window. */
const PAYPAL_PEOPLE = {
  name: 'Nordlys Hosting',
  email: 'billing@nordlys.example',
  buyer: { payerId: 'QYR5Z8XDVJNXQ', givenName: 'Ada', surname: 'Marsh', email: 'ada@marsh.example' },
} as const

/** Makes the providers, and the doors by which the service reaches them as it would reach the real ones. */
export function createProviders(options: ProviderFakeOptions): {
  readonly providers: Providers
  readonly gateways: Environment['gateways']
  /** Answers a request that is for one of them, on its own origin or under `/__providers/`; undefined otherwise. */
  answer(request: Request): Promise<Response | undefined>
  reset(): void
} {
  const paypal = createPaypalFake({ ...options, config: { ...PAYPAL, ...PAYPAL_PEOPLE } })
  const underPath = paypal.mount('/__providers/paypal')
  const reach = async (request: Request) => {
    const response = await paypal.fetch(request)
    if (!response)
      throw new TypeError(`Failed to fetch: the mock backend fakes no provider at ${request.url}.`)
    return response
  }
  return {
    providers: {
      paypal,
      origins: [
        'https://api-m.paypal.com',
        'https://api-m.sandbox.paypal.com',
        'https://www.paypal.com',
        'https://www.sandbox.paypal.com',
      ],
    },
    gateways: { paypal: createPaypalGateway({ ...PAYPAL, fetch: reach }) },
    answer: async (request) => (await paypal.fetch(request)) ?? underPath(request),
    reset: () => paypal.reset(),
  }
}
