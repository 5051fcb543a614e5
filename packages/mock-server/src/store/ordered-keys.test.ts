import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkedKey, compareKeys, createOrderedKeys } from './ordered-keys'
import type { IndexKey, Walk } from './store'

const part = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('', 'a', 'ab', 'b', 'ä', '😀'))
const key = fc.array(part, { minLength: 0, maxLength: 3 })
const walk: fc.Arbitrary<Walk> = fc.record(
  { prefix: key, after: key, order: fc.constantFrom('ascending', 'descending') },
  { requiredKeys: [] },
)

const startsWith = (long: IndexKey, short: IndexKey) => short.every((part, place) => part === long[place])

/** What a walk is, said in the plainest way: everything sorted, then filtered. */
function naiveWalk(keys: readonly IndexKey[], { prefix = [], after, order = 'ascending' }: Walk): IndexKey[] {
  const sorted = keys.toSorted(compareKeys)
  if (order === 'descending') sorted.reverse()
  const isPast = (key: IndexKey) =>
    !after || (!startsWith(key, after) && (order === 'ascending') === compareKeys(key, after) > 0)
  return sorted.filter((key) => startsWith(key, prefix) && isPast(key))
}

describe('the order of keys', () => {
  test('is part by part: shorter first, numbers before texts, texts by code unit', () => {
    const sorted: IndexKey[] = [[], [0], [0, 'a'], [1], [10], [''], ['a'], ['a', 1], ['ab'], ['ä'], ['😀']]
    expect(sorted.toSorted(compareKeys)).toEqual(sorted)
    expect(sorted.toReversed().sort(compareKeys)).toEqual(sorted)
  })

  test('is a total order', () => {
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(Math.sign(compareKeys(a, b))).toBe(-Math.sign(compareKeys(b, a)) + 0)
        if (compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0) expect(compareKeys(a, c)).toBeLessThanOrEqual(0)
        if (compareKeys(a, b) === 0) expect(a).toEqual(b)
      }),
    )
  })

  test('what cannot be ordered is refused', () => {
    expect(() => checkedKey([Number.NaN])).toThrow(RangeError)
    expect(() => checkedKey(['a', Number.POSITIVE_INFINITY])).toThrow(RangeError)
    expect(checkedKey(['a', 1])).toEqual(['a', 1])
  })
})

describe('ordered keys', () => {
  test('walk as sorting and filtering everything would, after any adding and removing', () => {
    const edits = fc.array(fc.record({ add: fc.boolean(), key }), { maxLength: 80, size: 'max' })
    fc.assert(
      fc.property(
        fc.array(key),
        edits,
        fc.array(walk, { minLength: 1, maxLength: 5 }),
        (initial, edits, walks) => {
          const keys = createOrderedKeys(initial)
          const naive = new Map(initial.map((key) => [JSON.stringify(key), key]))
          for (const { add, key } of edits) {
            if (add) keys.add(key)
            else keys.remove(key)
            if (add) naive.set(JSON.stringify(key), key)
            else naive.delete(JSON.stringify(key))
          }
          for (const walk of walks) expect([...keys.walk(walk)]).toEqual(naiveWalk([...naive.values()], walk))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('stay in order through many chunks, whatever order they come and go in', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 2000, maxLength: 4000 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 9999 }), (numbers, after) => {
        const keys = createOrderedKeys()
        for (const number of numbers) keys.add([number])
        // Some chunks lose a part, some everything.
        const goes = (number: number) => number % 3 === 0 || (number > 2000 && number < 6000)
        for (const number of numbers) if (goes(number)) keys.remove([number])
        const left = [...new Set(numbers)].filter((number) => !goes(number)).map((number) => [number])
        const walk: Walk = { after: [after], order: 'descending' }
        expect([...keys.walk({})]).toEqual(naiveWalk(left, {}))
        expect([...keys.walk(walk)]).toEqual(naiveWalk(left, walk))
      }),
      { numRuns: 20 },
    )
  })

  test('may change under a walk, which goes on behind the key that it gave last', () => {
    const change = fc.record({ add: fc.boolean(), key: fc.tuple(fc.nat(30)) })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30)),
        fc.array(fc.array(change)),
        fc.boolean(),
        (initial, changes, up) => {
          const keys = createOrderedKeys(initial.map((number) => [number]))
          const present = new Set(initial)
          const order = up ? 'ascending' : 'descending'
          const given: IndexKey[] = []
          for (const key of keys.walk({ order })) {
            const last = given.at(-1)
            const due = naiveWalk(
              [...present].map((number) => [number]),
              { order, ...(last && { after: last }) },
            )
            expect(key).toEqual(due[0])
            given.push(key)
            for (const { add, key } of changes[given.length - 1] ?? []) {
              if (add) keys.add(key)
              else keys.remove(key)
              if (add) present.add(key[0])
              else present.delete(key[0])
            }
          }
          const last = given.at(-1)
          const rest = naiveWalk(
            [...present].map((number) => [number]),
            { order, ...(last && { after: last }) },
          )
          expect(rest).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('give 25 of 100 000, and take one more, by looking at a few hundred', () => {
    let looks = 0
    const counted = (number: number): IndexKey =>
      new Proxy([number], {
        get(key, place) {
          if (place === '0') looks += 1
          return Reflect.get(key, place)
        },
      })
    const keys = createOrderedKeys(Array.from({ length: 100_000 }, (_, number) => counted(number)))
    const looksOf = (work: () => void) => {
      looks = 0
      work()
      return looks
    }
    const page = () => {
      let given = 0
      for (const _ of keys.walk({ after: [50_000], order: 'descending' })) {
        given += 1
        if (given === 25) break
      }
    }
    expect(looksOf(page)).toBeLessThan(200)
    expect(looksOf(() => keys.add(counted(50_000.5)))).toBeLessThan(100)
    expect(looksOf(() => keys.remove([50_000.5]))).toBeLessThan(100)
  })
})
