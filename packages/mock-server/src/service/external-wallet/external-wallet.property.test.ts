import type { Purchase } from '@creditkit/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { transactions, walletBooks } from '../../books/index'
import { captures } from '../../payments/paypal/tables'
import { credits } from '../../payments/virtfusion/tables'
import { externalAccounts, externalEntries, externalUsages } from './external-wallet.tables'
import { ADA, CANCEL, GIVE, openTokenWorld, REPORT, TO_ADA } from './testing/token-world'

type World = ReturnType<typeof openTokenWorld>

const ROUTES = [GIVE, CANCEL, REPORT]

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
      cents: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 6000 })),
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
  weighted(1, fc.record({ do: fc.constantFrom('cancel' as const, 'late' as const), pick })),
  weighted(3, fc.record({ do: fc.constant('dispute' as const), pick })),
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

/** One of what there is, if there is any. */
function pickOf<T>(from: readonly T[], index: number): T | undefined {
  return from[index % Math.max(1, from.length)]
}

async function carryOut(world: World, done: Step): Promise<void> {
  const { api, mock, virtfusion, store, crashing } = world
  switch (done.do) {
    case 'buy': {
      const purchase = await world.approved(done.cents).catch(() => null)
      if (purchase) await crashing(done.crash, () => world.capture(purchase))
      return
    }
    case 'look':
    case 'capture': {
      const purchase = pickOf(await world.purchases(), done.pick)
      const work = done.do === 'look' ? world.see : world.capture
      if (purchase) await crashing(done.crash, () => Promise.all([work(purchase), work(purchase)]))
      return
    }
    case 'refund': {
      const purchase = pickOf(await world.purchases(), done.pick)
      const key = `refund-${done.key}`
      if (purchase) await crashing(done.crash, () => world.refund(purchase, done.cents, key))
      return
    }
    case 'adjust':
      return crashing(done.crash, () => world.adjust(done.units, `adjust-${done.key}`))
    case 'read': {
      const read = () => api.get('/api/billing/balance')
      return crashing(done.crash, () => Promise.all([read(), read()]))
    }
    case 'use':
      await virtfusion.use(ADA, done.units, 'VPS')
      return
    case 'give':
      return world.byOtherHands('POST', TO_ADA, { tokens: done.units })
    case 'cancel': {
      const entry = pickOf(await virtfusion.entries(ADA), done.pick)
      if (entry) await world.byOtherHands('DELETE', `/${entry.id}`)
      return
    }
    case 'late': {
      // A request of ours that was given up arrives after all, or once more.
      const given = await store.read((reader) => [...reader.walk(credits, 'user')])
      const ours = given.filter(({ reference2 }) => reference2 !== null)
      const again = pickOf(ours, done.pick)
      const body = again && { tokens: again.tokens, reference_2: again.reference2 }
      if (body) await world.byOtherHands('POST', TO_ADA, body)
      return
    }
    case 'dispute': {
      const payment = pickOf(await store.read((reader) => [...reader.walk(captures, 'order')]), done.pick)
      // One payment is disputed once, and none that was given back.
      if (payment) await mock.providers.paypal.dispute(payment.id).catch(() => undefined)
      return
    }
    case 'wait':
      return mock.clock.advance({ seconds: done.seconds })
    case 'outage':
      return virtfusion.outage(done.isDown)
    case 'lose': {
      const match = ROUTES[done.route] ?? '*'
      return virtfusion.fail({ match, when: done.when, times: done.times })
    }
  }
}

/** Our own books add up at every moment: what we have is what VirtFusion ought to have, less the usage we know of. */
async function checkBooks({ mock, store }: World): Promise<void> {
  expect(await mock.ledger.verify()).toEqual([])
  await store.read((reader) => {
    const account = [...reader.walk(externalAccounts, 'byDue')].find(({ accountId }) => accountId === ADA)
    const given = [...reader.walk(externalEntries, 'byAccount', { prefix: [ADA, 'virtfusion'] })]
      .filter(({ state, delivers }) => state === 'there' || (state === 'wanted' && !delivers))
      .reduce((sum, entry) => sum + entry.credits.minor, 0)
    const used = [...reader.walk(transactions, 'byWallet', { prefix: [ADA, 'virtfusion'] })]
      .filter((line) => line.type === 'usage' && reader.get(externalUsages, `virtfusion:${line.externalId}`))
      .reduce((sum, line) => sum - line.amount.minor, 0)
    const book = reader.get(walletBooks, `${ADA}:virtfusion`)
    expect(book?.balance.minor).toBe(given - used - (account?.owed.minor ?? 0))
  })
}

/** Once all is well again both sides come to the same, and nothing is on its way but what cannot be cut. */
async function checkSides(world: World): Promise<readonly Purchase[]> {
  const { mock, virtfusion, store } = world
  virtfusion.reset()
  await virtfusion.outage(false)
  for (let time = 0; time < 3; time += 1) {
    mock.clock.advance({ minutes: 1 })
    await world.balance()
  }
  for (const purchase of await world.purchases()) await world.see(purchase)
  mock.clock.advance({ minutes: 1 })
  const purchases = await world.purchases()
  await checkBooks(world)
  const there = await virtfusion.tokens(ADA)
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
  return purchases
}

it('brings both sides to the same through any history of outages, lost answers, crashes and repeats', async () => {
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), async (steps) => {
      const world = openTokenWorld()
      for (const done of steps) {
        await carryOut(world, done)
        await checkBooks(world)
      }
      const purchases = await checkSides(world)
      const errors = world.unexpected.filter(
        (error) => !(error instanceof Error && error.message === 'crash'),
      )
      expect(errors).toEqual([])
      for (const { status } of purchases) ends.set(status, (ends.get(status) ?? 0) + 1)
      expect(purchases.filter(({ status }) => status === 'processing')).toEqual([])
    }),
    { numRuns: 120, interruptAfterTimeLimit: 100_000 },
  )
  // Histories in which nothing is ever delivered would prove nothing.
  for (const status of ['succeeded', 'partially_refunded', 'disputed'])
    expect(ends.get(status) ?? 0, `purchases that end ${status}`).toBeGreaterThan(0)
}, 120_000)
