import { amount, type Balance, type Purchase, toDecimal } from '@creditkit/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryStore, createMockBackend, type MockBackend, type Store } from './index'
import { captures } from './payments/paypal/tables'

/** One step of a history. Numbers pick one of what there is, so that any step makes sense in any state. */
type Step =
  | { readonly do: 'buy'; readonly cents: number; readonly key: number; readonly walletId: string }
  | {
      /** To pay is to approve and to capture at once, which steps on their own seldom come to. */
      readonly do: 'approve' | 'pay'
      readonly pick: number
      readonly funding: 'balance' | 'declined_card' | 'echeck'
    }
  | { readonly do: 'capture'; readonly pick: number; readonly times: number; readonly key: number }
  | { readonly do: 'look' | 'cancel'; readonly pick: number }
  | { readonly do: 'adjust'; readonly minor: number; readonly key: number }
  | { readonly do: 'wait'; readonly hours: number }
  | {
      readonly do: 'lose'
      readonly at: 'paypal' | 'answer'
      readonly when: 'before' | 'after'
      readonly times: number
    }
  | { readonly do: 'heal' }

const pick = fc.nat(2)
const key = fc.nat(5)
const funding = fc.constantFrom(
  'balance' as const,
  'balance' as const,
  'declined_card' as const,
  'echeck' as const,
)
const walletId = fc.constantFrom('credits', 'virtfusion')
const cents = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 100, max: 9000 }) },
  fc.integer({ min: -100, max: 200_000 }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('buy' as const), cents, key, walletId }) },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constantFrom('approve' as const, 'pay' as const), pick, funding }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('capture' as const),
      pick,
      times: fc.integer({ min: 1, max: 3 }),
      key,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('look' as const, 'cancel' as const), pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      minor: fc.integer({ min: -4000, max: 4000 }),
      key,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 0, max: 72 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('lose' as const),
      at: fc.constantFrom('paypal' as const, 'answer' as const),
      when: fc.constantFrom('before' as const, 'after' as const),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('heal' as const) }) },
)

const unexpected: unknown[] = []

function post(mock: MockBackend, path: string, body: unknown, idempotencyKey: string, token = 'mock_ada') {
  return mock
    .fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'idempotency-key': idempotencyKey, authorization: `Bearer ${token}` },
    })
    .catch((error: unknown) => {
      // A lost answer is part of the history; anything else is not.
      if (!(error instanceof TypeError)) throw error
    })
}

async function purchasesOf(mock: MockBackend): Promise<Purchase[]> {
  const response = await mock.fetch('/api/credits/purchases?limit=100')
  const page: { items: Purchase[] } = await response.json()
  return page.items
}

async function carryOut(mock: MockBackend, done: Step): Promise<void> {
  if (done.do === 'wait') return mock.clock.advance({ hours: done.hours })
  if (done.do === 'heal') return mock.providers.paypal.reset()
  if (done.do === 'lose') {
    if (done.at === 'answer') return mock.fail('capturePurchase', { when: done.when, times: 1 })
    if (done.when === 'after') {
      mock.providers.paypal.fail({ match: 'GET /v2/checkout/orders/:id', when: 'before', times: done.times })
    }
    return mock.providers.paypal.fail({
      match: 'POST /v2/checkout/orders/:id/capture',
      when: done.when,
      times: done.times,
      ...(done.when === 'before' && { status: 503 }),
    })
  }
  if (done.do === 'buy') {
    const draft = { walletId: done.walletId, provider: 'paypal', money: amount(done.cents, 'USD/2') }
    await post(mock, '/api/credits/purchase', draft, `buy-${done.key}`)
    return
  }
  if (done.do === 'adjust') {
    const body = {
      userId: 'usr_ada',
      walletId: 'credits',
      amount: amount(done.minor, 'SKY/2'),
      reason: 'Because',
    }
    await post(mock, '/api/admin/credits/adjust', body, `adjust-${done.key}`, 'mock_grace')
    return
  }
  const purchases = await purchasesOf(mock)
  const purchase = purchases[done.pick % Math.max(1, purchases.length)]
  if (!purchase) return
  const path = `/api/credits/purchase/${purchase.id}`
  if (done.do === 'look') await mock.fetch(path)
  if (done.do === 'cancel') await post(mock, `${path}/cancel`, {}, `cancel-${purchase.id}`)
  if ((done.do === 'approve' || done.do === 'pay') && purchase.nextAction?.type === 'paypal_order') {
    const { orderId } = purchase.nextAction
    // An order that has gone through, or is too old, cannot be approved; the buyer is told so by PayPal.
    await mock.providers.paypal.approve(orderId, { fundingSource: done.funding }).catch(() => undefined)
  }
  if (done.do === 'pay') await post(mock, `${path}/capture`, {}, `capture-${purchase.id}-0`)
  if (done.do === 'capture') {
    const keys = Array.from(
      { length: done.times },
      (_, index) => `capture-${purchase.id}-${done.key + (index % 2)}`,
    )
    await Promise.all(keys.map((name) => post(mock, `${path}/capture`, {}, name)))
  }
}

async function checkBooks(mock: MockBackend): Promise<void> {
  expect(await mock.ledger.verify()).toEqual([])
  const purchases = await purchasesOf(mock)
  const response = await mock.fetch('/api/credits/balance?walletId=credits')
  const balance: Balance = await response.json()
  const settling = purchases
    .filter((purchase) => purchase.walletId === 'credits' && purchase.status === 'processing')
    .reduce((sum, purchase) => sum + purchase.credits.minor, 0)
  expect(balance).toMatchObject({ status: 'ok', pending: { minor: settling } })
}

/** PayPal's own books, the judge of ours: what is credited was taken, once, and what was taken is credited or on its way. */
async function checkMoney(mock: MockBackend, store: Store): Promise<void> {
  const taken = await store.read((reader) => [...reader.walk(captures, 'order')])
  const complete = taken.filter((capture) => capture.status === 'COMPLETED')
  const purchases = await purchasesOf(mock)
  const credited = purchases.filter((purchase) => purchase.status === 'succeeded')
  const waiting = purchases.filter((purchase) => purchase.status === 'processing')
  const byPurchase = new Map(complete.map((capture) => [capture.customId, capture.amount.value]))
  expect(byPurchase.size, 'one completed payment a purchase').toBe(complete.length)
  for (const { id, price } of credited)
    expect(byPurchase.get(id), `money for purchase ${id}`).toBe(toDecimal(price))
  const known = new Set([...credited, ...waiting].map((purchase) => purchase.id))
  for (const id of byPurchase.keys()) expect(known.has(id ?? ''), `credits for the money of ${id}`).toBe(true)
}

it('keeps every invariant through any history of purchases, faults, repeats, adjustments and jumps of time', async () => {
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) => {
      const store = createMemoryStore()
      const mock = createMockBackend({ store, onUnexpected: (error) => unexpected.push(error) })
      for (const done of steps) {
        await carryOut(mock, done)
        await checkBooks(mock)
        await checkMoney(mock, store)
      }
      expect(unexpected).toEqual([])
      for (const { status } of await purchasesOf(mock)) ends.set(status, (ends.get(status) ?? 0) + 1)
    }),
    { numRuns: 200, interruptAfterTimeLimit: 100_000 },
  )
  // Histories in which nothing is ever paid for would prove nothing.
  for (const status of ['succeeded', 'processing', 'requires_action', 'canceled']) {
    expect(ends.get(status) ?? 0, `purchases that end ${status}`).toBeGreaterThan(10)
  }
}, 120_000)
