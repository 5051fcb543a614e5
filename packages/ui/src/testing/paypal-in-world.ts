import type { MockBackend } from '@creditkit/mock-server'

interface Paypal {
  readonly version: string
  readonly createInstance: (options: { readonly clientId?: string }) => Promise<object>
}

/** What the world's PayPal is known as, and whether it serves the buyer. */
export interface PaypalInWorldOptions {
  readonly clientId?: string
  readonly isEligible?: boolean
}

const CORE = 'https://www.sandbox.paypal.com/web-sdk/v6/core'
const MERCHANT = 'mock-paypal-client'
const worlds = new Map<string, Paypal>()

/**
 * Puts PayPal's script of one world into the page, for the real SDK to find. The script speaks to that world's backend
 * and no other, so that several worlds can stand on one page; they are told apart by `clientId`.
 */
export async function installPaypal(
  mock: MockBackend,
  { clientId = MERCHANT, isEligible = true }: PaypalInWorldOptions = {},
): Promise<void> {
  const response = await mock.fetch(CORE)
  run(await response.text(), mock.fetch)
  const own = Reflect.get(window, 'paypal')
  if (!isPaypal(own)) throw new Error('The script has not put PayPal into the page.')
  worlds.set(clientId, isEligible ? own : refusing(own))
  const shared: Paypal = {
    version: own.version,
    createInstance: (options) => {
      const world = worlds.get(options.clientId ?? '')
      if (!world) return Promise.reject(new Error('No world has this client id.'))
      return world.createInstance({ ...options, clientId: MERCHANT })
    },
  }
  Reflect.set(window, 'paypal', shared)
}

function refusing(paypal: Paypal): Paypal {
  const findEligibleMethods = async () => ({ isEligible: () => false, getDetails: () => ({}) })
  return {
    ...paypal,
    createInstance: async (options) => ({ ...(await paypal.createInstance(options)), findEligibleMethods }),
  }
}

/** The script asks with the `fetch` that it is given, instead of the page's. */
function run(script: string, fetch: MockBackend['fetch']): void {
  new Function('fetch', script)(fetch)
}

function isPaypal(value: unknown): value is Paypal {
  return typeof value === 'object' && value !== null && 'createInstance' in value && 'version' in value
}
