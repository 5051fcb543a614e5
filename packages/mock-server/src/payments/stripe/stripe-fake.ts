import { createFaults, underFault } from '../faults'
import type { OutgoingWebhook, ProviderFake, ProviderFakeOptions } from '../provider-fake'
import { findRoute } from '../routes'
import type { StripeKeys } from './auth'
import type { StripeRequestInfo, StripeWork } from './call'
import { type CardTrouble, trouble } from './declines'
import { letTimePass } from './due'
import { createHooks, type StripeHooks } from './hooks'
import { createIdentifiers } from './identifiers'
import { ROUTES } from './routes'
import { createStripeServer } from './server'
import { outgoingWebhook } from './signature'
import type { StripeEventObject } from './tables'
import { pageResponse, SCRIPT_ROUTE, scriptResponse } from './web'

/** The account that the fake is of. Several webhook secrets are one that is being rotated: each delivery is signed with all. */
export interface StripeConfig extends StripeKeys {
  readonly webhookSecrets: readonly string[]
}

/** What the fake is made of. */
export interface StripeFakeOptions extends ProviderFakeOptions {
  readonly config: StripeConfig
}

/** Stripe, as far as its SDK can tell. */
export interface StripeFake extends ProviderFake, StripeHooks {
  readonly provider: 'stripe'
  /** Declines the next charge for a code (`expired_card`) or a decline code (`insufficient_funds`). */
  declineNext(code?: string): void
  /** Lets the next refund stay pending and fail an hour later by the clock. */
  failNextRefundLater(): void
}

const API = 'https://api.stripe.com'
const SCRIPTS = 'https://js.stripe.com'
const ALL_ROUTES: readonly string[] = [...ROUTES, SCRIPT_ROUTE]
const NOBODY: StripeRequestInfo = { id: null, idempotencyKey: null }

/** Makes the Stripe of one account. Two fakes on one store are one Stripe. */
export function createStripeFake(options: StripeFakeOptions): StripeFake {
  const { store, clock, seed, config, pageUrl, onEvent } = options
  const identifiers = createIdentifiers(seed)
  const faults = createFaults(ALL_ROUTES)
  let declines: CardTrouble[] = []
  let refundsToFail = 0

  /** The work of one request or hook: one transaction, what time has brought first, then the news of it. */
  async function transact<T>(request: StripeRequestInfo, fn: (work: StripeWork) => T): Promise<T> {
    const news: OutgoingWebhook[] = []
    const result = await store.transaction((tx) => {
      news.length = 0
      const now = clock.now()
      const work: StripeWork = {
        tx,
        now,
        seconds: Math.floor(now / 1000),
        identifiers,
        request,
        webhookEndpoints: config.webhookSecrets.length > 0 ? 1 : 0,
        pageUrl,
        publish: (event: StripeEventObject) => void news.push(outgoingWebhook(event, config.webhookSecrets)),
        takeDecline: () => declines.shift(),
        takeRefundFailure() {
          if (refundsToFail === 0) return false
          refundsToFail -= 1
          return true
        },
      }
      letTimePass(work)
      return fn(work)
    })
    for (const webhook of news) onEvent?.(webhook)
    return result
  }

  /** Stripe.js itself, for one that asks for it; undefined for anybody else. */
  async function script(request: Request, path: string, apiAddress: string): Promise<Response | undefined> {
    if (!findRoute([SCRIPT_ROUTE], request.method, path)) return undefined
    const made = { errorBody: () => ({}), headers: {} }
    return underFault(faults.take(SCRIPT_ROUTE), request.signal, made, async () => scriptResponse(apiAddress))
  }

  const serve = createStripeServer({ keys: config, clock, identifiers, faults, transact })

  return {
    provider: 'stripe',
    origins: [API, SCRIPTS],
    routes: ALL_ROUTES,
    async fetch(request) {
      const { origin, pathname } = new URL(request.url)
      if (origin === API) return serve(request, pathname)
      return origin === SCRIPTS ? script(request, pathname, API) : undefined
    },
    mount: (basePath) => async (request) => {
      const { origin, pathname } = new URL(request.url)
      if (!pathname.startsWith(`${basePath}/`)) return undefined
      const path = pathname.slice(basePath.length)
      return (
        (await script(request, path, `${origin}${basePath}`)) ??
        (await pageResponse((fn) => transact(NOBODY, fn), request.method, path, basePath)) ??
        serve(request, path)
      )
    },
    tick: () => transact(NOBODY, () => undefined),
    ...createHooks((fn) => transact(NOBODY, fn)),
    declineNext: (code = 'card_declined') => void declines.push(trouble(code)),
    failNextRefundLater() {
      refundsToFail += 1
    },
    fail: faults.add,
    reset() {
      faults.reset()
      declines = []
      refundsToFail = 0
    },
  }
}
