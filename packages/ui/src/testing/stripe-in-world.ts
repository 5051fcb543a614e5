import { extend, type MockBackend, type Scenario, scenarios } from '@creditkit/mock-server'

/** Stripe.js of one world: makes a `Stripe` for a publishable key. */
type StripeJs = (publishableKey: string, ...rest: readonly unknown[]) => StripeLike

interface StripeLike {
  readonly elements: (options: object) => GroupLike
}
interface GroupLike {
  readonly create: (type: string, options?: object) => ElementLike
}
interface ElementLike {
  mount: (place: HTMLElement) => void
  readonly on: (name: string, listener: (event: object) => void) => ElementLike
}

/**
 * How the world's Stripe behaves: as it does, slow for ever, blocked at first or for good, refusing the payment, or taking
 * each card for a bank account, which is debited in some days.
 */
export type StripeBehaviour = 'plain' | 'slow' | 'blocked_once' | 'blocked' | 'refusing' | 'debit'

/** The address of Stripe.js; `endive` is the release that the loader of @stripe/stripe-js 10 asks for. */
const SCRIPT = 'https://js.stripe.com/endive/stripe.js'
const worlds = new Map<string, (...rest: readonly unknown[]) => StripeLike>()

/**
 * Puts Stripe.js of one world into the page, for the real SDK to find, and has the world's server name a publishable key
 * that no other world has: the script speaks to that world's backend and no other, so that several worlds can stand on
 * one page. Call it before the first request; it starts the world over, with `scenario`.
 */
export async function installStripe(
  mock: MockBackend,
  scenario: Scenario = scenarios['dual-billing'],
  behaviour: StripeBehaviour = 'plain',
): Promise<void> {
  const publishableKey = `pk_test_world_${worlds.size + 1}`
  await mock.reset(
    extend(scenario, {
      providers: scenario.providers.map((provider) =>
        provider.id === 'stripe' ? { ...provider, publishableKey } : provider,
      ),
    }),
  )
  const response = await mock.fetch(SCRIPT)
  run(await response.text(), behaviour === 'debit' ? debiting(mock.fetch) : mock.fetch)
  const own = Reflect.get(window, 'Stripe')
  if (!isStripeJs(own)) throw new Error('The script has not put Stripe into the page.')
  worlds.set(publishableKey, behaving(own, mock.providers.secrets.stripe.publishableKey, behaviour))
  Reflect.set(window, 'Stripe', Object.assign(openWorld, { version: 'endive' }))
}

/** The page's `Stripe`, whichever world asks. */
function openWorld(publishableKey: string, ...rest: readonly unknown[]): StripeLike {
  const world = worlds.get(publishableKey)
  if (!world) throw new Error('No world has this publishable key.')
  return world(...rest)
}

function behaving(stripeJs: StripeJs, ownKey: string, behaviour: StripeBehaviour) {
  let isBlocked = behaviour === 'blocked_once' || behaviour === 'blocked'
  return (...rest: readonly unknown[]): StripeLike => {
    if (isBlocked) {
      isBlocked = behaviour === 'blocked'
      throw new Error('Something keeps Stripe.js away.')
    }
    const stripe = stripeJs(ownKey, ...rest)
    return behaviour === 'slow' || behaviour === 'refusing' ? withoutFields(stripe, behaviour) : stripe
  }
}

/** A Stripe whose fields never come, or that refuses what they are about. */
function withoutFields(stripe: StripeLike, behaviour: 'slow' | 'refusing'): StripeLike {
  function create(group: GroupLike, type: string, options?: object): ElementLike {
    const element = group.create(type, options)
    const on = element.on
    return {
      ...element,
      mount: () => {},
      on: (name, listener) => {
        if (behaviour === 'refusing' && name === 'loaderror')
          setTimeout(() => listener({ elementType: type, error: REFUSAL }))
        return on(name, listener)
      },
    }
  }
  return {
    ...stripe,
    elements: (options) => {
      const group = stripe.elements(options)
      return { ...group, create: (type, more) => create(group, type, more) }
    },
  }
}

const REFUSAL = {
  type: 'invalid_request_error',
  code: 'amount_too_small',
  message: 'Amount must be at least $0.50 usd',
} as const

/** Pays with a bank account of Stripe's test mode, whatever card was entered. */
function debiting(fetch: MockBackend['fetch']): MockBackend['fetch'] {
  return (input, init) => {
    if (!String(input).endsWith('/confirm') || !(init?.body instanceof URLSearchParams))
      return fetch(input, init)
    const cardless = [...init.body].filter(([name]) => !name.startsWith('payment_method'))
    const body = new URLSearchParams([...cardless, ['payment_method', 'pm_usBankAccount_processing']])
    return fetch(input, { ...init, body })
  }
}

/** The script asks with the `fetch` that it is given, instead of the page's. */
function run(script: string, fetch: MockBackend['fetch']): void {
  new Function('fetch', script)(fetch)
}

function isStripeJs(value: unknown): value is StripeJs {
  return typeof value === 'function' && 'version' in value
}
