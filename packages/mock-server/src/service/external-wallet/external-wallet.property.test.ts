import { amount, type Page, type Purchase } from '@creditkit/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { transactions, walletBooks } from '../../books/index'
import { createMemoryStore, createMockBackend, type MockBackend, type Store } from '../../index'
import { captures } from '../../payments/paypal/tables'
import { credits } from '../../payments/virtfusion/tables'
import { openApi } from '../testing/api'
import { externalAccounts, externalEntries, externalUsages } from './external-wallet.tables'

const ADA = 'acct_ada'
const ROUTES = [
  'POST /selfService/credit/byUserExtRelationId/:extRelationId',
  'DELETE /selfService/credit/:creditId',
  'GET /selfService/report/byUserExtRelationId/:extRelationId',
] as const

/** One step of a history. Numbers pick one of what there is; `crash` lets the so-many-eth transaction fail, 0 none. */
type Step =
  | { readonly do: 'buy'; readonly cents: number; readonly crash: number }
  | { readonly do: 'look' | 'capture'; readonly pick: number; readonly crash: number }
  | {
      readonly do: 'refund'
      readonly pick: number
      readonly cents: number
      readonly key: number
      readonly crash: number
    }
  | { readonly do: 'adjust'; readonly units: number; readonly key: number; readonly crash: number }
  | { readonly do: 'read'; readonly crash: number }
  | { readonly do: 'use' | 'give'; readonly units: number }
  | { readonly do: 'cancel' | 'late' | 'dispute'; readonly pick: number }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'outage'; readonly isDown: boolean }
  | { readonly do: 'lose'; readonly route: number; readonly when: 'before' | 'after'; readonly times: number }

const pick = fc.nat(3)
const key = fc.nat(4)
const crash = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 9 }))
const when = fc.constantFrom('before' as const, 'after' as const)
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })
const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(
    5,
    fc.record({ do: fc.constant('buy' as const), cents: fc.integer({ min: 100, max: 9000 }), crash }),
  ),
  weighted(3, fc.record({ do: fc.constantFrom('look' as const, 'capture' as const), pick, crash })),
  weighted(
    4,
    fc.record({
      do: fc.constant('refund' as const),
      pick,
      cents: fc.integer({ min: 1, max: 6000 }),
      key,
      crash,
    }),
  ),
  weighted(
    3,
    fc.record({
      do: fc.constant('adjust' as const),
      units: fc.integer({ min: -3000, max: 3000 }),
      key,
      crash,
    }),
  ),
  weighted(1, fc.record({ do: fc.constant('read' as const), crash })),
  weighted(3, fc.record({ do: fc.constant('use' as const), units: fc.integer({ min: 1, max: 3000 }) })),
  weighted(1, fc.record({ do: fc.constant('give' as const), units: fc.integer({ min: 1, max: 500 }) })),
  weighted(
    1,
    fc.record({ do: fc.constantFrom('cancel' as const, 'late' as const, 'dispute' as const), pick }),
  ),
  weighted(2, fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 200 }) })),
  weighted(2, fc.record({ do: fc.constant('outage' as const), isDown: fc.boolean() })),
  weighted(
    4,
    fc.record({
      do: fc.constant('lose' as const),
      route: fc.nat(2),
      when,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  ),
)

/** A world whose store can be told to fail. */
function openWorld() {
  const inner = createMemoryStore()
  const unexpected: unknown[] = []
  let crashesIn = 0
  const store: Store = {
    ...inner,
    transaction: (fn) =>
      inner.transaction((tx) => {
        const result = fn(tx)
        crashesIn -= 1
        if (crashesIn === 0) throw new Error('crash')
        return result
      }),
  }
  const mock = createMockBackend({ store, onUnexpected: (error) => unexpected.push(error) })
  const api = openApi(mock)
  const admin = { authorization: `Bearer ${mock.providers.secrets.virtfusion.apiToken}` }
  const panel = 'https://cp.nordlys.example/api/v1/selfService/credit'

  async function crashing(in_: number, work: () => Promise<unknown>): Promise<void> {
    crashesIn = in_
    // PayPal's own answers may be lost by the crash; whoever asked sees a broken connection.
    await work().catch((error: unknown) => {
      if (in_ === 0) throw error
    })
    crashesIn = 0
  }

  /** Tokens given at VirtFusion by somebody else; a fault may be in the way. */
  async function post(body: unknown): Promise<void> {
    const url = `${panel}/byUserExtRelationId/${ADA}?relStr=true`
    await mock
      .fetch(url, { method: 'POST', headers: admin, body: JSON.stringify(body) })
      .catch(() => undefined)
  }

  async function pickPurchase(index: number): Promise<Purchase | undefined> {
    const { items } = await api.get<Page<Purchase>>('/api/credits/purchases?limit=100')
    return items[index % Math.max(1, items.length)]
  }

  async function carryOut(done: Step): Promise<void> {
    const { virtfusion, paypal } = mock.providers
    switch (done.do) {
      case 'buy': {
        const draft = { walletId: 'virtfusion', provider: 'paypal', money: amount(done.cents, 'USD/2') }
        const response = await api.send('/api/credits/purchase', draft)
        if (!response.ok) return
        const purchase: Purchase = await response.json()
        if (purchase.nextAction?.type !== 'paypal_order') throw new Error('no order')
        await paypal.approve(purchase.nextAction.orderId)
        return crashing(done.crash, () => api.send(`/api/credits/purchase/${purchase.id}/capture`, {}))
      }
      case 'look':
      case 'capture': {
        const purchase = await pickPurchase(done.pick)
        if (!purchase) return
        const path = `/api/credits/purchase/${purchase.id}`
        return crashing(done.crash, () =>
          done.do === 'look'
            ? api.get(path)
            : Promise.all([api.send(`${path}/capture`, {}), api.send(`${path}/capture`, {})]),
        )
      }
      case 'refund': {
        const purchase = await pickPurchase(done.pick)
        if (!purchase) return
        const body = { reason: 'Asked for', money: amount(done.cents, 'USD/2') }
        const options = { token: 'mock_grace', key: `refund-${done.key}` }
        return crashing(done.crash, () =>
          api.send(`/api/admin/purchases/${purchase.id}/refund`, body, options),
        )
      }
      case 'adjust': {
        const body = {
          userId: 'usr_ada',
          walletId: 'virtfusion',
          amount: amount(done.units, 'VFT/0'),
          reason: 'Because',
        }
        const options = { token: 'mock_grace', key: `adjust-${done.key}` }
        return crashing(done.crash, () => api.send('/api/admin/credits/adjust', body, options))
      }
      case 'read':
        return crashing(done.crash, () =>
          Promise.all([api.get('/api/billing/balance'), api.get('/api/billing/balance')]),
        )
      case 'use':
        await virtfusion.use(ADA, done.units, 'VPS')
        return
      case 'give':
        return post({ tokens: done.units })
      case 'cancel': {
        const entries = await virtfusion.entries(ADA)
        const entry = entries[done.pick % Math.max(1, entries.length)]
        if (entry)
          await mock
            .fetch(`${panel}/${entry.id}`, { method: 'DELETE', headers: admin })
            .catch(() => undefined)
        return
      }
      case 'late': {
        // A request of ours that was given up arrives after all, or once more.
        const asked = await store.read((reader) =>
          [...reader.walk(credits, 'user')].filter(({ reference2 }) => reference2 !== null),
        )
        const again = asked[done.pick % Math.max(1, asked.length)]
        if (again) await post({ tokens: again.tokens, reference_2: again.reference2 })
        return
      }
      case 'dispute': {
        const taken = await store.read((reader) => [...reader.walk(captures, 'order')])
        const payment = taken[done.pick % Math.max(1, taken.length)]
        // One payment is disputed once, and none that was given back.
        if (payment) await paypal.dispute(payment.id).catch(() => undefined)
        return
      }
      case 'wait':
        return mock.clock.advance({ seconds: done.seconds })
      case 'outage':
        return virtfusion.outage(done.isDown)
      case 'lose': {
        const fault = { match: ROUTES[done.route] ?? '*', when: done.when, times: done.times }
        virtfusion.fail(fault)
      }
    }
  }

  return { mock, store, api, carryOut, unexpected }
}

/** Our own books add up at every moment: what we have is what VirtFusion ought to have, less the usage we know of. */
async function checkBooks(mock: MockBackend, store: Store): Promise<void> {
  expect(await mock.ledger.verify()).toEqual([])
  await store.read((reader) => {
    const account = [...reader.walk(externalAccounts, 'byDue')].find(({ accountId }) => accountId === ADA)
    const entries = [...reader.walk(externalEntries, 'byAccount', { prefix: [ADA, 'virtfusion'] })]
    const counted = entries.filter(
      ({ state, delivers }) => state === 'there' || (state === 'wanted' && !delivers),
    )
    const given = counted.reduce((sum, { credits }) => sum + credits.minor, 0)
    const lines = [...reader.walk(transactions, 'byWallet', { prefix: [ADA, 'virtfusion'] })]
    const used = lines
      .filter((line) => line.type === 'usage' && reader.get(externalUsages, `virtfusion:${line.externalId}`))
      .reduce((sum, line) => sum - line.amount.minor, 0)
    const book = reader.get(walletBooks, `${ADA}:virtfusion`)
    expect(book?.balance.minor).toBe(given - used - (account?.owed.minor ?? 0))
  })
}

/** Once all is well again both sides come to the same, and nothing is on its way but what cannot be cut. */
async function checkSides({ mock, store, api }: ReturnType<typeof openWorld>): Promise<readonly Purchase[]> {
  mock.providers.virtfusion.reset()
  await mock.providers.virtfusion.outage(false)
  for (let time = 0; time < 3; time += 1) {
    mock.clock.advance({ minutes: 1 })
    await api.get('/api/billing/balance')
  }
  const { items } = await api.get<Page<Purchase>>('/api/credits/purchases?limit=100')
  for (const purchase of items) await api.get(`/api/credits/purchase/${purchase.id}`)
  mock.clock.advance({ minutes: 1 })
  const later = await api.get<Page<Purchase>>('/api/credits/purchases?limit=100')
  await checkBooks(mock, store)
  const there = await mock.providers.virtfusion.tokens(ADA)
  await store.read((reader) => {
    const entries = [...reader.walk(externalEntries, 'byAccount', { prefix: [ADA] })]
    expect(entries.filter(({ state }) => state !== 'there')).toEqual([])
    const owed = [...reader.walk(externalAccounts, 'byDue')].reduce((sum, row) => sum + row.owed.minor, 0)
    expect(reader.get(walletBooks, `${ADA}:virtfusion`)?.balance.minor).toBe(there - owed)
    // What was ours to give is never taken for a gift of other hands: it would be credited twice.
    const gifts = [...reader.walk(transactions, 'byType', { prefix: [ADA, 'transfer'] })]
    for (const { externalId, amount: given } of gifts.filter((line) => line.amount.minor > 0))
      expect(reader.get(credits, externalId ?? '')).toMatchObject({ tokens: given.minor, reference2: null })
  })
  return later.items
}

it('brings both sides to the same through any history of outages, lost answers, crashes and repeats', async () => {
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), async (steps) => {
      const world = openWorld()
      for (const done of steps) {
        await world.carryOut(done)
        await checkBooks(world.mock, world.store)
      }
      const purchases = await checkSides(world)
      const errors = world.unexpected.filter(
        (error) => !(error instanceof Error && error.message === 'crash'),
      )
      expect(errors).toEqual([])
      for (const { status } of purchases) ends.set(status, (ends.get(status) ?? 0) + 1)
      expect(purchases.filter(({ status }) => status === 'processing')).toEqual([])
    }),
    { numRuns: 40 },
  )
  // Histories in which nothing is ever delivered would prove nothing.
  for (const status of ['succeeded', 'partially_refunded', 'disputed'])
    expect(ends.get(status) ?? 0, `purchases that end ${status}`).toBeGreaterThan(3)
}, 120_000)
