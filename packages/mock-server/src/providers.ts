import { createDodoFake, type DodoFake } from './payments/dodo/index'
import { type ProviderFault, routeNamed } from './payments/faults'
import { createPaypalFake, type PaypalFake } from './payments/paypal/index'
import type { ProviderFake, ProviderFakeOptions } from './payments/provider-fake'
import { createStripeFake, type StripeFake } from './payments/stripe/index'
import { createVirtfusionFake, setOutage, type VirtfusionFake, writePast } from './payments/virtfusion/index'
import type { PastElsewhere } from './scenarios/past-elsewhere'
import type { Environment } from './service/context'
import type { ExternalWallets } from './service/external-wallet/external-ledger'
import { createVirtfusionLedger } from './service/external-wallet/virtfusion-ledger'
import { createDodoGateway } from './service/payments/dodo-gateway'
import { createPaypalGateway } from './service/payments/paypal-gateway'
import { createStripeCheckoutGateway } from './service/payments/stripe-checkout-gateway'
import { createStripeGateway } from './service/payments/stripe-gateway'

/** The payment providers around the backend: each with the hooks by which a test plays the buyer, or time. */
export interface Providers {
  readonly paypal: PaypalFake
  readonly stripe: StripeFake
  readonly dodo: DodoFake
  readonly virtfusion: VirtfusionFake
  /** The real origins on which they answer. */
  readonly origins: readonly string[]
  /** What the backend knows of them and keeps to itself: a test signs webhooks with it, or points an SDK at a fake. */
  readonly secrets: ProviderSecrets
  /** Makes an endpoint of any of them fail (`POST /v1/refunds`); RangeError for one that none has. `*` is every endpoint of all. */
  fail(fault: ProviderFault): void
}

/** The credentials of the mock: they open nothing but the mock. */
export interface ProviderSecrets {
  readonly paypal: { readonly clientId: string; readonly clientSecret: string; readonly webhookId: string }
  readonly stripe: {
    readonly secretKey: string
    readonly publishableKey: string
    readonly webhookSecrets: readonly string[]
  }
  readonly dodo: { readonly apiKey: string; readonly webhookSecrets: readonly string[] }
  readonly virtfusion: { readonly host: string; readonly apiToken: string }
}

const SECRETS: ProviderSecrets = {
  paypal: {
    clientId: 'mock-paypal-client',
    clientSecret: 'mock-paypal-secret',
    webhookId: '4JH86294D6297924G',
  },
  stripe: {
    secretKey: 'sk_test_mock',
    publishableKey: 'pk_test_mock',
    webhookSecrets: ['whsec_mock_stripe'],
  },
  dodo: { apiKey: 'mock-dodo-key', webhookSecrets: [`whsec_${btoa('mock dodo webhooks')}`] },
  virtfusion: { host: 'cp.nordlys.example', apiToken: 'mock-virtfusion-token' },
}

/** Who is paid, and by whom, on the providers' own pages. */
const MERCHANT = { name: 'Nordlys Hosting', email: 'billing@nordlys.example' }
const BUYER = { givenName: 'Ada', surname: 'Marsh', email: 'ada@marsh.example' }

/** The product that credits are sold as at DodoPayments, one a currency; each checkout names its own amount. */
const DODO_PRODUCTS = {
  USD: 'pdt_mock_credits_usd',
  EUR: 'pdt_mock_credits_eur',
  GBP: 'pdt_mock_credits_gbp',
} as const

/** Makes the providers, and the doors by which the service reaches them as it would reach the real ones. */
export function createProviders(options: ProviderFakeOptions): {
  readonly providers: Providers
  readonly gateways: Environment['gateways']
  /** The systems that hold wallets themselves, by wallet. */
  readonly externalLedgers: ExternalWallets['ledgers']
  /** Writes a scenario into these systems. */
  readonly elsewhere: Readonly<Record<string, PastElsewhere>>
  /** Answers a request that is for one of them, on its own origin or under `/__providers/`; undefined otherwise. */
  answer(request: Request): Promise<Response | undefined>
  /** Lets time have its effect on all of them. Twice is once. */
  tick(): Promise<void>
  reset(): void
} {
  const paypal = createPaypalFake({ ...options, config: paypalConfig })
  const stripe = createStripeFake({ ...options, config: SECRETS.stripe })
  const dodo = createDodoFake({ ...options, config: dodoConfig })
  const virtfusion = createVirtfusionFake({ ...options, config: SECRETS.virtfusion })
  const fakes: readonly ProviderFake[] = [paypal, stripe, dodo, virtfusion]
  const doors = fakes.map((fake) => ({
    fake,
    underPath: fake.mount(`/__providers/${fake.provider}`),
  }))

  return {
    providers: {
      paypal,
      stripe,
      dodo,
      virtfusion,
      origins: fakes.flatMap(({ origins }) => origins),
      secrets: SECRETS,
      fail(fault) {
        const hit = fakes.filter(({ routes }) => fault.match === '*' || routeNamed(routes, fault.match))
        if (hit.length === 0) throw new RangeError(`No provider has the endpoint ${fault.match}.`)
        for (const fake of hit) fake.fail(fault)
      },
    },
    gateways: gatewaysTo(paypal, stripe, dodo),
    externalLedgers: {
      virtfusion: createVirtfusionLedger({ ...SECRETS.virtfusion, fetch: reaching(virtfusion) }),
    },
    elsewhere: { virtfusion: virtfusionPast },
    async answer(request) {
      const { origin, pathname } = new URL(request.url)
      for (const { fake, underPath } of doors) {
        if (fake.origins.includes(origin)) return fake.fetch(request)
        if (pathname.startsWith(`/__providers/${fake.provider}/`)) return underPath(request)
      }
      return undefined
    },
    async tick() {
      for (const fake of fakes) await fake.tick()
    },
    reset() {
      for (const fake of fakes) fake.reset()
    },
  }
}

const virtfusionPast: PastElsewhere = {
  write(tx, { account: { id, name, email }, units, description, at }) {
    return writePast(tx, { extRelationId: id, name, email, tokens: units, description, at })
  },
  setOutage,
}

const paypalConfig = {
  ...SECRETS.paypal,
  ...MERCHANT,
  environment: 'sandbox',
  buyer: { payerId: 'QYR5Z8XDVJNXQ', ...BUYER },
} as const

const dodoConfig = {
  ...SECRETS.dodo,
  name: MERCHANT.name,
  buyer: { name: `${BUYER.givenName} ${BUYER.surname}`, email: BUYER.email, country: 'US' },
  products: [
    { id: DODO_PRODUCTS.USD, name: 'Prepaid credits', currency: 'USD' },
    { id: DODO_PRODUCTS.EUR, name: 'Prepaid credits', currency: 'EUR' },
    { id: DODO_PRODUCTS.GBP, name: 'Prepaid credits', currency: 'GBP' },
  ],
} as const

function gatewaysTo(paypal: PaypalFake, stripe: StripeFake, dodo: DodoFake): Environment['gateways'] {
  const { clientId, clientSecret, webhookId } = SECRETS.paypal
  const throughStripe = { ...SECRETS.stripe, fetch: reaching(stripe) }
  return {
    paypal: createPaypalGateway({
      clientId,
      clientSecret,
      environment: 'sandbox',
      webhookSecrets: [webhookId],
      fetch: reaching(paypal),
    }),
    stripe: createStripeGateway(throughStripe),
    stripe_checkout: createStripeCheckoutGateway(throughStripe),
    dodo: createDodoGateway({
      ...SECRETS.dodo,
      environment: 'test_mode',
      products: DODO_PRODUCTS,
      fetch: reaching(dodo),
    }),
  }
}

/** Reaches one provider and nothing else. */
function reaching(fake: ProviderFake) {
  return async (request: Request): Promise<Response> => {
    const response = await fake.fetch(request)
    if (response) return response
    throw new TypeError(`Failed to fetch: the mock backend fakes no provider at ${request.url}.`)
  }
}
