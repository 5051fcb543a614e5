import { amount, type MutationName } from '@creditkit/contract'
import { describe, expect, it } from 'vitest'
import { createMemoryStore, createMockBackend, type Store } from '../index'
import { openCalls } from './testing/call'
import { openWorkshop, sky, workshop } from './testing/workshop'

const panel = 'mock_service'
const grace = 'mock_grace'
const who = { accountId: 'acct_ada', walletId: 'credits' }
const spending = { ...who, amount: sky(600), description: 'A run', reference: { type: 'run', id: '1' } }
const adjustment = { userId: 'usr_ada', walletId: 'credits', amount: sky(500), reason: 'Goodwill' }

/** Mutations of one transaction each, with another request for the same key. */
const mutations: readonly (readonly [MutationName, token: string, input: object, other: object])[] = [
  ['spend', panel, spending, { ...spending, amount: sky(601) }],
  [
    'createHold',
    panel,
    { ...who, amount: sky(5), description: 'A run' },
    { ...who, amount: sky(6), description: 'A run' },
  ],
  [
    'createTransaction',
    panel,
    { ...who, amount: sky(-5), type: 'usage', description: 'A' },
    { ...who, amount: sky(-5), type: 'usage', description: 'B' },
  ],
  ['adminAdjust', grace, adjustment, { ...adjustment, amount: sky(-500) }],
  ['adminAdjustMany', grace, { rows: [adjustment] }, { rows: [adjustment, adjustment] }],
  [
    'adminSetBranding',
    grace,
    { name: { one: 'Point', other: 'Points' }, version: 1 },
    { name: { one: 'Star', other: 'Stars' }, version: 1 },
  ],
]

/** A store that breaks down at the n-th transaction from now, before it does anything, and at all that follow. */
function frailStore(): { store: Store; breakAt(nth: number): void; mend(): void } {
  const inner = createMemoryStore()
  let left = Number.POSITIVE_INFINITY
  return {
    store: {
      ...inner,
      transaction: (fn) => {
        left -= 1
        return left > 0 ? inner.transaction(fn) : Promise.reject(new Error('The machine went down.'))
      },
    },
    breakAt: (nth) => {
      left = nth
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY
    },
  }
}

function frailWorkshop() {
  const { store, ...machine } = frailStore()
  const mock = createMockBackend({ scenario: workshop, store, onUnexpected: () => {} })
  return { mock, machine, ...openCalls(mock) }
}

describe.each(mutations)('%s', (name, token, input, other) => {
  it('is done once although the machine goes down right after it', async () => {
    const { mock, machine, send } = frailWorkshop()
    await send('getConfig')
    machine.breakAt(2)
    const first = await send(name, input, { token, key: 'attempt' })
    const after = await mock.snapshot()
    machine.mend()
    const again = await send(name, input, { token, key: 'attempt' })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.text()).toBe(await first.text())
    expect(await mock.snapshot()).toEqual(after)
    expect(await mock.ledger.verify()).toEqual([])
  })

  it('leaves nothing behind when the machine goes down before it, and is done then', async () => {
    const { mock, machine, send } = frailWorkshop()
    await send('getConfig')
    const before = await mock.snapshot()
    machine.breakAt(1)
    expect((await send(name, input, { token, key: 'attempt' })).status).toBe(500)
    expect(await mock.snapshot()).toEqual(before)
    machine.mend()
    const again = await send(name, input, { token, key: 'attempt' })
    expect(again.ok).toBe(true)
    expect(again.headers.get('idempotent-replayed')).toBeNull()
  })

  it('refuses another request under the same key, and the same one while it is worked on', async () => {
    const { send, refused } = openWorkshop()
    const answers = await Promise.all([1, 2].map(() => send(name, input, { token, key: 'attempt' })))
    const [first, second] = answers.sort((left, right) => left.status - right.status)
    expect(first?.ok).toBe(true)
    expect(second?.status).toBe(409)
    expect(second?.headers.get('retry-after')).toBe('1')
    expect(await second?.json()).toMatchObject({ code: 'idempotency_in_progress' })
    const { code } = await refused(name, other, { token, key: 'attempt' })
    expect(code).toBe('idempotency_key_reused')
  })

  it('needs a key, and a request that was not valid burns none', async () => {
    const { send, refused } = openWorkshop()
    const answer = await refused(name, input, { token, key: '' })
    expect(answer).toMatchObject({ code: 'validation_failed', errors: [{ path: 'Idempotency-Key' }] })
    expect(await refused(name, {}, { token, key: 'attempt' })).toMatchObject({ code: 'validation_failed' })
    expect((await send(name, input, { token, key: 'attempt' })).ok).toBe(true)
  })
})

describe('a key', () => {
  const draft = { walletId: 'credits', provider: 'paypal' as const, money: amount(2500, 'USD/2') }

  it('that ordered before the machine went down is that order’s, and no other’s', async () => {
    const { mock, machine, send, call, refused } = frailWorkshop()
    await send('getConfig')
    machine.breakAt(2)
    expect((await send('createPurchase', draft, { key: 'attempt' })).status).toBe(500)
    machine.mend()
    const other = { ...draft, money: amount(5000, 'USD/2') }
    expect(await refused('createPurchase', other, { key: 'attempt' })).toMatchObject({
      code: 'idempotency_key_reused',
    })
    const purchase = await call('createPurchase', draft, { key: 'attempt' })
    expect(purchase).toMatchObject({ status: 'requires_action', price: draft.money })
    expect((await mock.snapshot()).tables.purchases).toHaveLength(1)
  })

  it('is forgotten after 24 hours: another request is another purchase then', async () => {
    const { mock, call } = openWorkshop()
    const first = await call('createPurchase', draft, { key: 'attempt' })
    mock.clock.advance({ hours: 24 })
    const other = { ...draft, money: amount(5000, 'USD/2') }
    const second = await call('createPurchase', other, { key: 'attempt' })
    expect(second.id).not.toBe(first.id)
    expect(second.price).toEqual(other.money)
  })

  it('is each user’s own', async () => {
    const { call } = openWorkshop()
    await call('adminAdjust', adjustment, { token: grace, key: 'same' })
    await call('spend', spending, { token: panel, key: 'same' })
  })

  it('is free again where only the service could tell that the request was not valid', async () => {
    const { call, refused } = openWorkshop()
    const wrong = { ...spending, amount: amount(5, 'USD/2') }
    expect(await refused('spend', wrong, { token: panel, key: 'attempt' })).toMatchObject({
      code: 'validation_failed',
    })
    await call('spend', spending, { token: panel, key: 'attempt' })
  })
})
