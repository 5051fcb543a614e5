import { type KnownBalance, subtract } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { beginTaking, endTaking, type Spending } from './spending'
import { balanceRecord, credits } from './testing/records'

const known = balanceRecord(5)
const begin = (before: Spending | undefined, key: string, minor: number, of: KnownBalance = known) =>
  beginTaking(before, of, key, credits(minor))

describe('what is shown while credits are being spent', () => {
  test('is what was known, with less available and all else as the server said it', () => {
    const spending = begin(begin(undefined, 'first', 30), 'second', 20)
    expect(spending?.shown).toEqual({ ...known, available: credits(450) })
  })

  test('is what was known when the first began, whatever is known when others begin', () => {
    const spending = begin(begin(undefined, 'first', 30), 'second', 20, balanceRecord(9))
    expect(spending?.shown).toEqual({ ...known, available: credits(450) })
  })

  test('a refused one is given back at once, one that succeeded stays until the last has ended', () => {
    const three = ['first', 'second', 'third'].reduce<Spending | undefined>(
      (before, key) => begin(before, key, 10),
      undefined,
    )
    const refused = three && endTaking(three, 'first', false)
    expect(refused?.shown.available).toEqual(credits(480))
    const succeeded = refused && endTaking(refused, 'second', true)
    expect(succeeded?.shown.available).toEqual(credits(480))
    expect(succeeded && endTaking(succeeded, 'third', true)).toBeUndefined()
  })

  test('is nothing where the balance is unknown, would not suffice, or counts something else', () => {
    expect(beginTaking(undefined, undefined, 'first', credits(1))).toBeUndefined()
    expect(begin(undefined, 'first', 501)).toBeUndefined()
    expect(beginTaking(undefined, known, 'first', { minor: 1, asset: 'SKY/2' })).toBeUndefined()
    const nearlyAll = begin(undefined, 'first', 499)
    expect(begin(nearlyAll, 'second', 2)).toBe(nearlyAll)
    expect(begin(nearlyAll, 'second', 1)?.shown.available).toEqual(credits(0))
  })

  test('one sent twice is taken once, and ends when both have', () => {
    const twice = begin(begin(undefined, 'same', 500), 'same', 500)
    expect(twice?.shown.available).toEqual(subtract(known.available, credits(500)))
    const once = twice && endTaking(twice, 'same', true)
    expect(once?.shown).toEqual(twice?.shown)
    expect(once && endTaking(once, 'same', true)).toBeUndefined()
  })

  test('what was not shown changes nothing when it ends', () => {
    const spending = begin(undefined, 'first', 10)
    expect(spending && endTaking(spending, 'unseen', false)).toBe(spending)
    expect(spending && endTaking(spending, 'unseen', true)).toBe(spending)
  })
})
