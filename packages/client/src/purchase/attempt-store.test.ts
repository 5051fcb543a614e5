import { describe, expect, test } from 'vitest'
import { createMemoryStorage, type StoragePort } from '../http/storage'
import { createAttemptStore } from './attempt-store'
import { sampleDraft, samplePurchase } from './purchase-samples'

const NOW = Date.UTC(2026, 10, 1, 9)
let seeds = 0
const open = (storage: StoragePort, accountId = 'acc') =>
  createAttemptStore({ accountId, storage, now: () => NOW, newSeed: () => `seed${++seeds}` })

describe('attempts in storage', () => {
  test('survive a reload, with the purchase and the answered captures that are known of them', () => {
    const storage = createMemoryStorage()
    const before = open(storage)
    const { attempt } = before.obtain(sampleDraft)
    before.recordPurchase(attempt, 'pur_1')
    before.recordCapture({ ...attempt, purchaseId: 'pur_1' })
    const after = open(storage)
    expect(after.obtain(sampleDraft)).toEqual({
      attempt: { ...attempt, purchaseId: 'pur_1', captures: 1 },
      picked: true,
    })
    expect(after.of(samplePurchase()).key).toBe(attempt.key)
  })

  test('are shared by tabs: what one ends, the other begins anew', () => {
    const storage = createMemoryStorage()
    const [one, two] = [open(storage), open(storage)]
    const { attempt } = one.obtain(sampleDraft)
    expect(two.obtain(sampleDraft).attempt).toEqual(attempt)
    one.end(attempt.key)
    expect(two.obtain(sampleDraft).attempt.key).not.toBe(attempt.key)
    expect(two.obtain(sampleDraft).picked).toBe(true)
  })

  test('of one account are never seen by another', () => {
    const storage = createMemoryStorage()
    open(storage, 'ada').obtain(sampleDraft)
    expect(open(storage, 'grace').unfinished()).toEqual([])
    expect(open(storage, 'grace').isTouchedBy('creditkit:attempts:ada')).toBe(false)
    expect(open(storage, 'grace').isTouchedBy('creditkit:attempts:grace')).toBe(true)
    expect(open(storage, 'grace').isTouchedBy(null)).toBe(true)
  })

  test('are found by wallet', () => {
    const store = open(createMemoryStorage())
    store.obtain(sampleDraft)
    expect(store.unfinished('w1')).toHaveLength(1)
    expect(store.unfinished('w2')).toHaveLength(0)
  })

  test('end by the purchase they made', () => {
    const store = open(createMemoryStorage())
    const { attempt } = store.obtain(sampleDraft)
    store.recordPurchase(attempt, 'pur_1')
    store.endPurchase('pur_2')
    expect(store.unfinished()).toHaveLength(1)
    store.endPurchase('pur_1')
    expect(store.unfinished()).toHaveLength(0)
  })

  test('are passed over by one that was begun later and is paid, also after a reload', () => {
    const storage = createMemoryStorage()
    const store = open(storage)
    const { attempt } = store.obtain(sampleDraft)
    const bought = store.obtain({ ...sampleDraft, packageId: 'pack_50' })
    store.recordPurchase(bought.attempt, 'pur_2')
    store.endPaid('pur_1')
    expect(open(storage).unfinished()).toHaveLength(2)
    store.endPaid('pur_2')
    expect(open(storage).unfinished()).toEqual([{ ...attempt, passedOver: true }])
    expect(store.obtain(sampleDraft).attempt).toEqual(attempt)
    expect(open(storage).unfinished()).toEqual([attempt])
  })

  test('asking what a purchase was made of adopts nothing', () => {
    const store = open(createMemoryStorage())
    expect(store.draftOf(samplePurchase())).toEqual(sampleDraft)
    expect(store.unfinished()).toEqual([])
  })
})

describe('storage that misbehaves', () => {
  const refuse = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }

  test.each<[string, StoragePort]>([
    ['throws at every access', { getItem: refuse, setItem: refuse, removeItem: refuse }],
    ['is full', { ...createMemoryStorage(), setItem: refuse }],
    ['forgets silently', { getItem: () => null, setItem: () => {}, removeItem: () => {} }],
  ])('that %s still keeps one key for one intent over remounts', (_, storage) => {
    const { attempt } = open(storage).obtain(sampleDraft)
    expect(open(storage).obtain(sampleDraft).attempt.key).toBe(attempt.key)
    open(storage).end(attempt.key)
    expect(open(storage).obtain(sampleDraft).attempt.key).not.toBe(attempt.key)
  })

  test.each(['', 'null', '[]', '{"seed":1}', '{"seed":"s","count":-1,"attempts":[]}', 'x'])(
    'that holds %j is begun anew',
    (text) => {
      const storage = createMemoryStorage()
      storage.setItem('creditkit:attempts:acc', text)
      expect(open(storage).obtain(sampleDraft).picked).toBe(false)
      expect(open(storage).obtain(sampleDraft).picked).toBe(true)
    },
  )

  test('that holds a damaged attempt loses only that one', () => {
    const storage = createMemoryStorage()
    const store = open(storage)
    store.obtain(sampleDraft)
    const book = JSON.parse(storage.getItem('creditkit:attempts:acc') ?? '')
    const damaged = [
      { ...book.attempts[0], key: 7 },
      { ...book.attempts[0], draft: {} },
      { ...book.attempts[0], purchaseId: 1 },
      7,
    ]
    storage.setItem(
      'creditkit:attempts:acc',
      JSON.stringify({ ...book, attempts: [...damaged, ...book.attempts] }),
    )
    expect(open(storage).unfinished()).toHaveLength(1)
  })
})
