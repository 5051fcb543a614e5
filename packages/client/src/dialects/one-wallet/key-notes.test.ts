import { describe, expect, test } from 'vitest'
import type { HostCall } from '../../http/host-operation'
import { createMemoryStorage } from '../../http/storage'
import { samplePurchase } from '../../purchase/purchase-samples'
import { keyNotes } from './key-notes'

const AT = Date.UTC(2026, 10, 1, 9)
const storage = () => createMemoryStorage()
const made = (id: string) => samplePurchase('requires_action', 0, { id })

/** The notes as a call under a key finds them. */
function under(idempotencyKey: string, place: ReturnType<typeof storage>, accountId = 'ada') {
  const call: HostCall = {
    signal: new AbortController().signal,
    idempotencyKey,
    askedAt: AT,
    storage: place,
    send: () => Promise.reject(new Error('Nothing is sent.')),
  }
  return keyNotes(call, 'shop', accountId)
}

describe('purchases noted by their keys', () => {
  test('are found under the key that they were made under, by the account that made them', () => {
    const place = storage()
    under('one', place).keepMade(made('p1'))
    under('two', place).keepMade(made('p2'))
    expect(under('one', place).ofKey('pack_10')).toEqual(made('p1'))
    expect(under('two', place).ofKey('pack_10')).toEqual(made('p2'))
    expect(under('three', place).ofKey('pack_10')).toBeUndefined()
    expect(under('one', place, 'grace').ofKey('pack_10')).toBeUndefined()
    expect(under('one', place).find('p2')).toEqual(made('p2'))
  })

  test('are the later of two of one key, and as few as purchases are noted', () => {
    const place = storage()
    for (let count = 0; count < 100; count += 1) under(`key ${count}`, place).keepMade(made(`p${count}`))
    under('key 99', place).keepMade(made('later'))
    expect(under('key 99', place).ofKey('pack_10')).toEqual(made('later'))
    expect(under('key 70', place).ofKey('pack_10')).toBeUndefined()
    expect(place.getItem('creditkit:shop:purchase-keys:ada')?.length).toBeLessThan(1000)
  })

  test.each(['', '{', 'null', '{}', '[["one"]]', '[[1, 2]]'])(
    'are none where the storage holds %s, and can be written again',
    (damaged) => {
      const place = storage()
      under('one', place).keepMade(made('p1'))
      place.setItem('creditkit:shop:purchase-keys:ada', damaged)
      expect(under('one', place).ofKey('pack_10')).toBeUndefined()
      under('one', place).keepMade(made('p1'))
      expect(under('one', place).ofKey('pack_10')).toEqual(made('p1'))
    },
  )
})
