import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createVirtualClock, type MockClock } from '../../../control/clock'
import { createMemoryStore } from '../../../store/index'
import type { OutgoingWebhook } from '../../provider-fake'
import { createStripeFake, type StripeFake } from '../index'
import { PAGES, TEST_ACCOUNT } from './account'

/** A fresh Stripe for every test of a file. */
export interface NodeWorld {
  fake: StripeFake
  clock: MockClock
  webhooks: OutgoingWebhook[]
}

/**
 * Puts a fake on Stripe's real host name for this process, new before every test. A request that it does not answer
 * fails the test: nothing leaks to the real Stripe.
 */
export function serveStripeInNode(): NodeWorld {
  const world = freshWorld()
  const server = setupServer(
    http.all('https://api.stripe.com/*', async ({ request }) => {
      try {
        return await world.fake.fetch(request)
      } catch (error) {
        if (error instanceof TypeError && error.message === 'fetch failed') return HttpResponse.error()
        throw error
      }
    }),
  )
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => void Object.assign(world, freshWorld()))
  return world
}

/** A Stripe with nothing in it, its clock standing still. */
export function freshWorld(webhookSecrets: readonly string[] = TEST_ACCOUNT.webhookSecrets): NodeWorld {
  const clock = createVirtualClock()
  const webhooks: OutgoingWebhook[] = []
  const fake = createStripeFake({
    store: createMemoryStore(),
    clock,
    seed: 7,
    config: { ...TEST_ACCOUNT, webhookSecrets },
    pageUrl: (path) => `${PAGES}${path}`,
    onEvent: (webhook) => void webhooks.push(webhook),
  })
  return { fake, clock, webhooks }
}

/** The official SDK as its readme sets it up. */
export function sdk(key: string = TEST_ACCOUNT.secretKey, config: Stripe.StripeConfig = {}): Stripe {
  return new Stripe(key, config)
}

/** What a call was refused with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  const error: unknown = await call.then(
    (value) => new Error(`Not refused: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Stripe.errors.StripeError) return error
  throw error
}

/** The types of the events so far. */
export function heard(world: NodeWorld): string[] {
  return world.webhooks.map(({ type }) => type)
}
