import {
  type Amount,
  type AuditEntry,
  amount,
  type Balance,
  type KnownBalance,
  type Page,
  type Purchase,
  type Transaction,
} from '@creditkit/contract'
import { Client, Environment, OrdersController, PaymentsController } from '@paypal/paypal-server-sdk'
import DodoPayments from 'dodopayments'
import { setupServer } from 'msw/node'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { createMockBackend, type MockBackend } from '../../index'
import { openApi } from '../../service/testing/api'

/** The ways to pay, and those of them where the money moves as soon as the buyer agrees: PayPal waits for a capture. */
export const PROVIDERS = ['paypal', 'stripe', 'stripe_checkout', 'dodo'] as const
export const CHARGING = ['stripe', 'stripe_checkout', 'dodo'] as const

/** Where the buyer comes back to. */
export const RETURN_URL = 'https://app.example.com/billing'

/** So many cents. */
export function usd(minor: number): Amount {
  return amount(minor, 'USD/2')
}

/** What is bought unless a test says otherwise: 25.00 USD, one credit a cent. */
export const PRICE = usd(2500)

/** What differs from buying 25.00 USD of credits as Ada. */
export interface Wish {
  readonly money?: Amount
  readonly packageId?: string
  readonly walletId?: string
  readonly key?: string
}

/** A mock backend that is new in every test, its providers on their real host names, and short words for its customers. */
export type Shop = ReturnType<typeof openShop>

/**
 * Serves a fresh backend through MSW for every test of a file, and the providers' official SDKs in their default
 * configuration. A request that nobody answers fails the test, and so do books that do not add up at its end.
 */
export function openShop() {
  const server = setupServer()
  const requests: string[] = []
  let world = openWorld()
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => {
    world = openWorld()
    server.resetHandlers(...world.mock.handlers)
    requests.length = 0
  })
  afterEach(async () => expect(await world.mock.ledger.verify()).toEqual([]))
  server.events.on('request:start', ({ request }) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`)
  })

  const see = ({ id }: Pick<Purchase, 'id'>) => world.api.get<Purchase>(`/api/credits/purchase/${id}`)
  const buy = (provider: Purchase['provider'], { key, ...wish }: Wish = {}) =>
    world.api.done<Purchase>('/api/credits/purchase', draftOf(provider, wish), keyed(key))
  const capture = ({ id }: Purchase) => world.api.send(`/api/credits/purchase/${id}/capture`, {})

  async function balance(walletId = 'credits'): Promise<KnownBalance> {
    const told = await world.api.get<Balance>(`/api/credits/balance?walletId=${walletId}`)
    if (told.status !== 'ok') throw new Error('unavailable')
    return told
  }

  return {
    get mock() {
      return world.mock
    },
    get api() {
      return world.api
    },
    get sdk() {
      return world.sdk
    },
    /** What the SDKs have sent so far, `POST /v1/refunds`. */
    requests,
    buy,
    /** Why a purchase did not come about. */
    refusedToBuy: (provider: Purchase['provider'], { key, ...wish }: Wish = {}) =>
      world.api.refused('/api/credits/purchase', draftOf(provider, wish), keyed(key)),
    see,
    capture,
    balance,
    available: async () => (await balance()).available.minor,
    /** The lines of the history, newest first. */
    async history(): Promise<Transaction[]> {
      const { items } = await world.api.get<Page<Transaction>>('/api/credits/transactions?limit=100')
      return items
    },
    /** The entries of the audit trail with an action, newest first. */
    async audit(action: string): Promise<AuditEntry[]> {
      const { items } = await world.api.get<Page<AuditEntry>>('/api/admin/audit?limit=100', 'mock_grace')
      return items.filter((entry) => entry.action === action)
    },
    /** Spends Ada's own credits. */
    spend: (credits: number) =>
      world.api.done(
        '/api/credits/spend',
        {
          accountId: 'acct_ada',
          walletId: 'credits',
          amount: amount(credits, 'SKY/2'),
          description: 'A server',
          reference: { type: 'order', id: 'o1' },
        },
        { token: 'mock_service' },
      ),
    /** What an admin asks for: money back, all that is left unless cents are named. */
    refund: ({ id }: Purchase, cents?: number, key?: string) =>
      world.api.send(
        `/api/admin/purchases/${id}/refund`,
        { reason: 'Asked for', ...(cents !== undefined && { money: usd(cents) }) },
        { token: 'mock_grace', ...keyed(key) },
      ),
  }
}

function draftOf(provider: Purchase['provider'], { walletId = 'credits', money, packageId }: Wish) {
  const what = packageId === undefined ? { money: money ?? PRICE } : { packageId }
  return { walletId, provider, returnUrl: RETURN_URL, ...what }
}

function keyed(key: string | undefined) {
  return key === undefined ? {} : { key }
}

function openWorld() {
  const mock = createMockBackend({
    onUnexpected(error) {
      throw error
    },
  })
  return { mock, api: openApi(mock), sdk: openSdks(mock) }
}

/** The official SDKs as their readmes set them up. */
function openSdks({ providers: { secrets } }: MockBackend) {
  return {
    /** A client of its own each time: it keeps its token by the machine's clock, which a test's leaves behind. */
    get paypal() {
      const client = new Client({
        clientCredentialsAuthCredentials: {
          oAuthClientId: secrets.paypal.clientId,
          oAuthClientSecret: secrets.paypal.clientSecret,
        },
        environment: Environment.Sandbox,
      })
      return { orders: new OrdersController(client), payments: new PaymentsController(client) }
    },
    stripe: new Stripe(secrets.stripe.secretKey),
    dodo: new DodoPayments({
      bearerToken: secrets.dodo.apiKey,
      webhookKey: secrets.dodo.webhookSecrets[0] ?? null,
      environment: 'test_mode',
    }),
  }
}
