import type { Purchase } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createMemoryStorage, type StoragePort, safeStorage } from '../http/storage'
import { samplePurchase } from '../purchase/purchase-samples'
import { purchaseNotes } from './purchase-notes'

const notesOn = (storage: StoragePort, accountId = 'ada', dialect = 'sky') =>
  purchaseNotes(storage, dialect, accountId)
const named = (id: string): Purchase => samplePurchase('requires_action', 0, { id })

/** A storage that shows what is in it. */
function openStorage() {
  const items = new Map<string, string>()
  const storage: StoragePort = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
  return { items, storage }
}

describe('notes of purchases', () => {
  test('say what was noted last, newest first, and hand it back', () => {
    const notes = notesOn(createMemoryStorage())
    const first = named('a')
    expect(notes.keep(first)).toBe(first)
    notes.keep(named('b'))
    const later = samplePurchase('succeeded', 5, { id: 'a' })
    notes.keep(later)
    notes.keep(later)
    expect(notes.find('a')).toEqual(later)
    expect(notes.all()).toEqual([later, named('b')])
  })

  test('find what was made under a key, also after it has moved on', () => {
    const notes = notesOn(createMemoryStorage())
    notes.keep(named('a'), 'key-a')
    notes.keep(named('b'), 'key-b')
    notes.keep(named('c'))
    const later = samplePurchase('succeeded', 5, { id: 'a' })
    notes.keep(later)
    expect(notes.madeUnder('key-a')).toEqual(later)
    expect(notes.madeUnder('key-b')).toEqual(named('b'))
    expect([notes.madeUnder('key-c'), notes.madeUnder(undefined)]).toEqual([undefined, undefined])
    expect(notes.all()).toEqual([later, named('c'), named('b')])
  })

  test('outlive the page', () => {
    const storage = createMemoryStorage()
    notesOn(storage).keep(named('a'))
    expect(notesOn(storage).find('a')).toEqual(named('a'))
  })

  test('know nothing of a purchase that was not begun here', () => {
    expect(notesOn(createMemoryStorage()).find('a')).toBeUndefined()
    expect(notesOn(createMemoryStorage()).all()).toEqual([])
  })

  test('of another account or dialect stay unseen', () => {
    const storage = createMemoryStorage()
    notesOn(storage).keep(named('a'))
    expect(notesOn(storage, 'grace').find('a')).toBeUndefined()
    expect(notesOn(storage, 'ada', 'dual').find('a')).toBeUndefined()
    notesOn(storage, 'grace').keep(named('b'))
    expect(notesOn(storage).all()).toEqual([named('a')])
  })

  test('are bounded: the oldest go', () => {
    const { items, storage } = openStorage()
    const notes = notesOn(storage)
    for (let count = 1; count <= 100; count += 1) notes.keep(named(`p${count}`))
    expect(notes.all().map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => `p${100 - index}`),
    )
    expect(notes.find('p80')).toBeUndefined()
    expect([...items.values()].join('').length).toBeLessThan(10_000)
  })

  test.each(['', 'null', '{', '{}', '"a"', '[1, null, {}, "x"]', '[{"id":"a"}]'])(
    'are empty when the storage holds %s, and can be written again',
    (damaged) => {
      const storage = createMemoryStorage()
      storage.setItem('creditkit:sky:purchases:ada', damaged)
      const notes = notesOn(storage)
      expect(notes.all()).toEqual([])
      notes.keep(named('b'))
      expect(notes.all()).toEqual([named('b')])
    },
  )

  test('keep what is sound beside what is damaged', () => {
    const storage = createMemoryStorage()
    const damaged = { ...named('b'), price: { minor: 1.5, asset: 'USD/2' } }
    storage.setItem('creditkit:sky:purchases:ada', JSON.stringify([named('a'), damaged, named('c')]))
    expect(notesOn(storage).all()).toEqual([named('a'), named('c')])
  })

  test('survive a storage that refuses', () => {
    const refuse = () => {
      throw new Error('full')
    }
    const storage = safeStorage({ getItem: () => null, setItem: refuse, removeItem: refuse })
    notesOn(storage).keep(named('a'))
    expect(notesOn(storage).find('a')).toEqual(named('a'))
  })
})
