import { createFaults, type ProviderFault, underFault } from '../faults'
import type { ProviderFake, ProviderFakeOptions } from '../provider-fake'
import { findRoute } from '../routes'
import { seededText } from '../seeded-text'
import { answer } from './answer'
import type { DodoWork } from './call'
import { expireSessions } from './checkouts'
import { type DodoDisputeOutcome, moveDispute, openDispute } from './disputes'
import type { DodoEvent } from './events'
import { createMerchant, type DodoMerchant } from './merchant'
import { answerChallenge, cancel, type DodoPaymentChoice, pay, returnAddress, settle } from './paying'
import { ensureProducts } from './products'
import { createRateLimit } from './rate-limit'
import { failRefund, succeedRefund } from './refunds'
import { DodoRefusal, errorBody } from './refusal'
import { DODO_ROUTES } from './routes'
import { separable } from './separable'
import { toWebhook, webhookKey } from './webhooks'

/** What the fake is made of. */
export interface DodoFakeOptions extends ProviderFakeOptions {
  readonly config: Pick<DodoMerchant, 'apiKey' | 'webhookSecrets'> & Partial<DodoMerchant>
}

/** How a buyer pays, and what they answer where their bank asks: `abandon` leaves the question open. */
export interface DodoCheckoutChoice extends DodoPaymentChoice {
  readonly challenge?: 'pass' | 'fail' | 'abandon'
}

/** DodoPayments, as far as its SDK can tell. Hooks reject with Dodo's refusal where Dodo itself would refuse. */
export interface DodoFake extends ProviderFake {
  /**
   * The buyer pays a session, with 4242… unless told otherwise. Answers with where they land, after a decline too; null
   * when the session names no such place.
   */
  completeCheckout(sessionId: string, choice?: DodoCheckoutChoice): Promise<string | null>
  /** The buyer turns back; the session can still be paid. Answers with where they land, null when nowhere. */
  cancelCheckout(sessionId: string): Promise<string | null>
  /** A bank transfer comes through, or does not. RangeError for a payment that is not under way. */
  settle(paymentId: string, outcome?: 'succeeded' | 'failed'): Promise<void>
  /** A pending refund comes through; twice is once. */
  settleRefund(refundId: string): Promise<void>
  /** A refund fails, also one that looked done; twice is once. */
  failRefund(refundId: string): Promise<void>
  /** The payer disputes all of a payment; answers with the dispute's identifier. */
  dispute(paymentId: string): Promise<string>
  /** An open dispute moves on. RangeError for one that is over. */
  closeDispute(disputeId: string, outcome: DodoDisputeOutcome): Promise<void>
}

const ORIGINS = ['https://test.dodopayments.com', 'https://live.dodopayments.com'] as const
const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const ID_LENGTH = 21

/** Makes a Dodo of one business. Two fakes on one store are one Dodo. */
export function createDodoFake({ store, clock, seed, pageUrl, onEvent, config }: DodoFakeOptions): DodoFake {
  const merchant = createMerchant(config)
  const keys = merchant.webhookSecrets.map(webhookKey)
  const faults = createFaults(DODO_ROUTES)
  const rateLimit = createRateLimit(clock)

  async function transact<T>(fn: (work: DodoWork) => T): Promise<T> {
    const events: DodoEvent[] = []
    const result = await store.transaction((tx) => {
      events.length = 0
      const now = clock.now()
      const identify: DodoWork['identify'] = (prefix) => {
        const sequence = tx.next('dodo')
        return { id: `${prefix}_${seededText(seed, sequence, ID_LENGTH, LETTERS_AND_DIGITS)}`, sequence }
      }
      const work: DodoWork = {
        tx,
        now,
        merchant,
        pageUrl,
        identify,
        secret: () => `${identify('pay').id}_secret_mock`,
        emit: (type, object, objectId) =>
          void events.push({ id: identify('msg').id, type, object, objectId, createdAt: now }),
      }
      ensureProducts(work)
      return fn(work)
    })
    for (const event of events) onEvent?.(toWebhook(event, { store, merchant, keys }))
    return result
  }

  async function serve(request: Request, path: string, basePath: string): Promise<Response> {
    const headers = { date: new Date(clock.now()).toUTCString(), ...rateLimit.take() }
    const found = findRoute(DODO_ROUTES, request.method, path)
    if (!found) {
      const message = `The fake of Dodo has no ${request.method} ${path}.`
      return separable(refused(new DodoRefusal('NOT_IMPLEMENTED', message), headers))
    }
    const asked = {
      ...found,
      query: new URL(request.url).searchParams,
      authorization: request.headers.get('authorization'),
      text: await request.text(),
      basePath,
    }
    const response = await underFault(
      faults.take(found.route),
      request.signal,
      { errorBody, headers },
      async () => {
        try {
          return withHeaders((await transact((work) => answer(asked, work)))(), headers)
        } catch (error) {
          if (error instanceof DodoRefusal) return refused(error, headers)
          throw error
        }
      },
    )
    return response.ok ? response : separable(response)
  }

  return {
    provider: 'dodo',
    origins: ORIGINS,
    routes: DODO_ROUTES,
    async fetch(request) {
      const { origin, pathname } = new URL(request.url)
      return ORIGINS.some((known) => known === origin) ? serve(request, pathname, '') : undefined
    },
    mount: (basePath) => async (request) => {
      const { pathname } = new URL(request.url)
      if (!pathname.startsWith(`${basePath}/`)) return undefined
      return serve(request, pathname.slice(basePath.length), basePath)
    },
    completeCheckout: (sessionId, { challenge = 'pass', ...choice } = {}) =>
      transact((work) => {
        const payment = pay(work, sessionId, choice)
        const isAsked = payment.status === 'requires_customer_action' && challenge !== 'abandon'
        return returnAddress(isAsked ? answerChallenge(work, sessionId, challenge === 'pass') : payment)
      }),
    cancelCheckout: (sessionId) => transact((work) => cancel(work, sessionId)),
    settle: (paymentId, outcome = 'succeeded') => transact((work) => void settle(work, paymentId, outcome)),
    settleRefund: (refundId) => transact((work) => succeedRefund(work, refundId)),
    failRefund: (refundId) => transact((work) => failRefund(work, refundId)),
    dispute: (paymentId) => transact((work) => openDispute(work, paymentId).id),
    closeDispute: (disputeId, outcome) => transact((work) => moveDispute(work, disputeId, outcome)),
    tick: () => transact(expireSessions),
    fail: (fault) => faults.add(withRetryAfter(fault)),
    reset: faults.reset,
  }
}

/** Dodo says with every 429 how long to wait; its SDK obeys. */
function withRetryAfter(fault: ProviderFault): ProviderFault {
  return fault.status === 429 ? { ...fault, headers: { 'retry-after': '1', ...fault.headers } } : fault
}

function refused(refusal: DodoRefusal, headers: Readonly<Record<string, string>>): Response {
  return Response.json(refusal.toJson(), {
    status: refusal.status,
    headers: { ...headers, ...refusal.headers },
  })
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
