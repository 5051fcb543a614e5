import type {
  FindEligiblePaymentMethodsResponse,
  PayPalOneTimePaymentSessionOptions,
} from '@paypal/paypal-js/sdk-v6'
import type { CoreConfig } from './core-config'
import { formatMoney } from './format-money'
import { createOrdersClient, type OrderView } from './orders-client'
import { definePaypalButton } from './paypal-button'
import { paypalError } from './paypal-error'
import { createSession, type Session } from './session'

/** What may be asked about the ways to pay. */
export interface Eligibility {
  isEligible(method: string): boolean
  getDetails(method: string): { readonly canBeVaulted: boolean }
}

/** What `createInstance` is called with, as far as this script reads it. */
export interface InstanceOptions {
  readonly clientId?: string
  readonly clientToken?: string
  readonly components: readonly string[]
  readonly locale?: string
}

/** An SDK instance. The session creator is there when the `paypal-payments` component was asked for. */
export interface CoreInstance {
  findEligibleMethods(options?: unknown): Promise<Eligibility>
  hydrateEligibleMethods(response: FindEligiblePaymentMethodsResponse): Eligibility
  updateLocale(locale: string): void
  createPayPalOneTimePaymentSession?(options: PayPalOneTimePaymentSessionOptions): Session
}

/** `window.paypal` of version 6. */
export interface CoreNamespace {
  readonly version: `6.${number}.${number}`
  createInstance(options: InstanceOptions): Promise<CoreInstance>
}

/** Makes `window.paypal` and defines its button; what PayPal's own script does when it is loaded. */
export function createCore(config: CoreConfig): CoreNamespace {
  definePaypalButton()
  return {
    version: '6.0.0',
    async createInstance(options) {
      const credential = options.clientToken ?? options.clientId
      if (!credential) throw paypalError('ERR_INVALID_CREDENTIAL', 'Pass a clientId or a clientToken.')
      const isKnown =
        options.clientToken !== undefined || config.clientId === null || options.clientId === config.clientId
      if (!isKnown) throw paypalError('ERR_INVALID_CREDENTIAL', 'Client Authentication failed.')
      if (!Array.isArray(options.components) || options.components.length === 0) {
        throw paypalError('ERR_INVALID_COMPONENTS', 'Name the components to load.')
      }
      return createInstance(config, options)
    },
  }
}

function createInstance(config: CoreConfig, options: InstanceOptions): CoreInstance {
  let locale = options.locale ?? (document.documentElement.lang || navigator.language)
  const surroundings = {
    orders: createOrdersClient(config.webAddress),
    formatMoney: (amount: OrderView['amount']) => formatMoney(amount, locale),
  }
  return {
    findEligibleMethods: async () => eligibility(config.eligibleMethods),
    hydrateEligibleMethods: (response) => eligibility(Object.keys(response.eligible_methods)),
    updateLocale(next) {
      locale = next
    },
    ...(options.components.includes('paypal-payments') && {
      createPayPalOneTimePaymentSession: (callbacks: PayPalOneTimePaymentSessionOptions) =>
        createSession(callbacks, surroundings),
    }),
  }
}

/** PayPal's REST names the methods as its script does, but with underscores (`paypal_pay_later` is `paylater`). */
const REST_NAMES: Readonly<Record<string, string>> = { paylater: 'paypal_pay_later', credit: 'paypal_credit' }

function eligibility(methods: readonly string[]): Eligibility {
  return {
    isEligible: (method) => methods.includes(method) || methods.includes(REST_NAMES[method] ?? method),
    getDetails: () => ({ canBeVaulted: false }),
  }
}
