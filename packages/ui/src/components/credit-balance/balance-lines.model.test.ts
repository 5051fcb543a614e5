import { amount, type KnownBalance } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { linesOf, noteOf } from './balance-lines.model'

const format = createFormatter('en', { timeZone: 'UTC' })
const sky = (minor: number) => amount(minor, 'SKY/2')
const now = '2026-11-01T09:00:00.000Z'

function known(changes: Partial<KnownBalance> = {}): KnownBalance {
  return {
    status: 'ok',
    walletId: 'credits',
    available: sky(500),
    held: sky(0),
    pending: sky(0),
    lowBalance: false,
    version: 3,
    updatedAt: now,
    ...changes,
  }
}
const expiringAt = (at: string, minor = 120_000) => ({ expiringNext: { amount: sky(minor), at } })

describe('the breakdown', () => {
  test('shows what is reserved, on its way and about to expire as what it is, with all decimals', () => {
    const balance = known({
      held: sky(25),
      pending: sky(1000),
      ...expiringAt('2026-11-30T00:00:00.000Z', 300),
    })
    expect(linesOf(balance, now, format)).toEqual([
      { kind: 'available', quantity: '5.00' },
      { kind: 'held', quantity: '0.25' },
      { kind: 'pending', quantity: '10.00' },
      { kind: 'expiring', quantity: '3.00', date: 'Nov 30, 2026', when: 'in 29 days' },
    ])
  })

  test('says no distance to an expiry that the reader’s clock has passed, nor where it is not known', () => {
    const balance = known(expiringAt('2026-10-30T00:00:00.000Z'))
    expect(linesOf(balance, now, format).at(-1)).toMatchObject({ date: 'Oct 30, 2026', when: null })
    expect(linesOf(known(expiringAt('2026-11-30T00:00:00.000Z')), null, format).at(-1)).toMatchObject({
      when: null,
    })
  })
})

describe('the note', () => {
  const note = (changes: Partial<KnownBalance>, level: Parameters<typeof noteOf>[1] = 'normal') =>
    noteOf(known(changes), level, now, format)
  const soon = expiringAt('2026-11-10T09:00:00.000Z')

  test('is none where nothing is out of the ordinary', () => {
    expect(note({})).toBeNull()
  })

  test('tells an expiry within 30 days and no later one', () => {
    expect(note(soon)).toEqual({ kind: 'expiring', quantity: '1,200', count: 1200, when: 'in 9 days' })
    expect(note(expiringAt('2026-12-01T09:00:00.000Z'))).toMatchObject({ when: 'in 30 days' })
    expect(note(expiringAt('2026-12-01T09:00:00.001Z'))).toBeNull()
    expect(note(expiringAt('2026-10-30T09:00:00.000Z'))).toBeNull()
  })

  test('tells what is reserved, else what is on its way', () => {
    expect(note({ held: sky(850), pending: sky(100) })).toEqual({
      kind: 'held',
      quantity: '8.50',
      count: 8.5,
    })
    expect(note({ pending: sky(100) })).toEqual({ kind: 'pending', quantity: '1', count: 1 })
    expect(note({ held: sky(850), ...soon })).toMatchObject({ kind: 'expiring' })
  })

  test('tells the level before anything else, but for credits that are on their way', () => {
    expect(note(soon, 'low')).toEqual({ kind: 'low' })
    expect(note({ held: sky(1) }, 'zero')).toEqual({ kind: 'zero' })
    expect(note({ pending: sky(2500) }, 'zero')).toMatchObject({ kind: 'pending', quantity: '25' })
    expect(note({ pending: sky(2500) }, 'owed')).toEqual({ kind: 'owed' })
  })
})
