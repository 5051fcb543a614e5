import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceRecord, credits } from '../query/testing/records'
import { readNative } from './told'
import { availableOf, hearTold, hearWord, NOTHING_KNOWN, type WalletKnowledge } from './wallet-knowledge'

const available = (knowledge: WalletKnowledge) => availableOf(knowledge)?.minor
const known = hearWord(NOTHING_KNOWN, balanceRecord(5), 1, 2)

describe('what is known of a wallet', () => {
  test('is not zero while it is nothing', () => {
    expect(availableOf(NOTHING_KNOWN)).toBeUndefined()
  })

  test('is the newest version, whatever comes late', () => {
    expect(available(hearWord(known, balanceRecord(4), 3, 4))).toBe(500)
    expect(available(hearWord(known, balanceRecord(6), null, 4))).toBe(600)
  })

  test('is the number that was told, until a newer version comes, or a later question is answered', () => {
    const told = hearTold(known, credits(470), 3, 4)
    expect(available(told)).toBe(470)
    expect(available(hearWord(told, balanceRecord(5), null, 5))).toBe(470)
    expect(available(hearWord(told, balanceRecord(5), 3, 5))).toBe(470)
    expect(available(hearWord(told, balanceRecord(5), 5, 6))).toBe(500)
    expect(available(hearWord(told, balanceRecord(6), null, 5))).toBe(600)
    expect(available(hearWord(told, balanceRecord(4), 5, 6))).toBe(470)
  })

  test('a number that was asked for before a newer one, or before a newer version came, is late', () => {
    const later = hearTold(known, credits(450), 4, 5)
    expect(available(hearTold(later, credits(470), 3, 6))).toBe(450)
    const spoken = hearWord(known, balanceRecord(6), null, 4)
    expect(available(hearTold(spoken, credits(470), 3, 5))).toBe(600)
    expect(available(hearTold(spoken, credits(470), 4, 5))).toBe(470)
  })

  test('a version that is only said again makes no number late', () => {
    const again = hearWord(known, balanceRecord(5), 4, 5)
    expect(available(hearTold(again, credits(470), 3, 6))).toBe(470)
  })

  test('a number told before anything is known counts, and gives way to the first balance', () => {
    const told = hearTold(NOTHING_KNOWN, credits(470), 1, 2)
    expect(available(told)).toBe(470)
    expect(available(hearWord(told, balanceRecord(1), 0, 3))).toBe(100)
  })
})

test('a number never takes the place of a newer one, and in the end the server’s word counts', () => {
  // A server whose balance changes at every moment, and messages that say how it was at one moment of their way.
  const message = fc.record({
    kind: fc.constantFrom('event', 'answer', 'number'),
    left: fc.nat(50),
    on: fc.nat(20),
    back: fc.nat(20),
  })
  fc.assert(
    fc.property(fc.array(message, { maxLength: 20, size: 'max' }), (messages) => {
      const arrivals = messages
        .map(({ kind, left, on, back }) => ({ kind, left, seen: left + on, arrives: left + on + back }))
        .sort((one, other) => one.arrives - other.arrives)
      let knowledge = NOTHING_KNOWN
      for (const { kind, left, seen, arrives } of arrivals) {
        const newestVersion = knowledge.balance?.version ?? -1
        if (kind === 'number') {
          const before = knowledge
          knowledge = hearTold(knowledge, credits(seen * 100), left, arrives)
          // The server had at least the version that was known when the request left.
          if (knowledge !== before) expect(seen).toBeGreaterThanOrEqual(newestVersion)
        } else {
          knowledge = hearWord(knowledge, balanceRecord(seen), kind === 'answer' ? left : null, arrives)
          expect(knowledge.balance?.version).toBe(Math.max(newestVersion, seen))
        }
      }
      const rest = 1_000
      expect(available(hearWord(knowledge, balanceRecord(rest), rest, rest))).toBe(rest * 100)
    }),
    { numRuns: 500 },
  )
})

test('a number is read exactly or not at all', () => {
  expect(readNative(0.1 + 0.2, 'USD/2')).toEqual({ minor: 30, asset: 'USD/2' })
  expect(readNative('12.50', 'SKY/2')).toEqual({ minor: 1250, asset: 'SKY/2' })
  expect(readNative({ minor: 5, asset: 'CREDIT/0' }, 'CREDIT/0')).toEqual(credits(5))
  for (const value of [
    Number.NaN,
    Infinity,
    1.5,
    'twelve',
    '',
    '1e3',
    { minor: 5, asset: 'USD/2' } as const,
  ]) {
    expect(readNative(value, 'CREDIT/0')).toBeNull()
  }
  expect(readNative({ minor: 0.5, asset: 'CREDIT/0' }, 'CREDIT/0')).toBeNull()
})
