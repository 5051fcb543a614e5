import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import {
  areDatesReversed,
  countFilters,
  dayStart,
  isFiltered,
  NO_FILTER,
  otherTypes,
  toQuestion,
} from './history-filter.model'

const utc = createFormatter('en', { timeZone: 'UTC' })
const inZone = (timeZone: string, locale = 'en') => createFormatter(locale, { timeZone })

describe('a day begins where the page writes its date', () => {
  test.each([
    ['UTC', '2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-01', '2026-10-31T18:30:00.000Z'],
    ['Asia/Kathmandu', '2026-11-01', '2026-10-31T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-01', '2026-10-31T10:00:00.000Z'],
    ['Etc/GMT+12', '2026-11-01', '2026-11-01T12:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-02', '2026-11-02T08:00:00.000Z'],
  ])('in %s on %s', (timeZone, day, expected) => {
    expect(dayStart(day, inZone(timeZone))).toBe(expected)
  })

  test('also where the clocks change at midnight, so that the day has none', () => {
    expect(dayStart('2026-04-24', inZone('Africa/Cairo'))).toBe('2026-04-23T22:00:00.000Z')
  })

  test('also where the locale counts other years', () => {
    expect(dayStart('2026-11-01', inZone('Asia/Tehran', 'fa-IR'))).toBe('2026-10-31T20:30:00.000Z')
  })

  test('and not a moment before, in any zone on any day', () => {
    const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Chatham']
    const days = fc
      .date({ min: new Date('1970-01-02'), max: new Date('2099-12-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, (timeZone, day) => {
        const format = inZone(timeZone)
        const start = dayStart(day, format) ?? ''
        const before = new Date(Date.parse(start) - 1).toISOString()
        const written = utc.date(`${day}T12:00:00.000Z`)
        expect(format.date(start)).toBe(written)
        expect(format.date(before)).not.toBe(written)
      }),
      { numRuns: 60 },
    )
  })

  test('what is no day has no beginning', () => {
    for (const text of ['', '2026-11', '0002-11-01', '0202-11-01', '2026-13-40', '12026-11-01']) {
      expect(dayStart(text, utc)).toBeNull()
    }
  })
})

describe('the question', () => {
  test('asks for nothing that is not chosen', () => {
    expect(toQuestion(NO_FILTER, utc)).toEqual({})
    expect(toQuestion({ ...NO_FILTER, search: '   ' }, utc)).toEqual({})
  })

  test('takes both days in, the last one to its end', () => {
    const filter = { ...NO_FILTER, from: '2026-10-01', to: '2026-10-31' }
    expect(toQuestion(filter, utc)).toEqual({
      from: '2026-10-01T00:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
    })
  })

  test('may be open at either end', () => {
    expect(toQuestion({ ...NO_FILTER, from: '2026-10-01' }, utc)).toEqual({
      from: '2026-10-01T00:00:00.000Z',
    })
    expect(toQuestion({ ...NO_FILTER, to: '2026-12-31' }, utc)).toEqual({ to: '2027-01-01T00:00:00.000Z' })
  })

  test('leaves a reversed range out', () => {
    const reversed = { ...NO_FILTER, from: '2026-10-31', to: '2026-10-01' }
    expect(areDatesReversed(reversed)).toBe(true)
    expect(toQuestion(reversed, utc)).toEqual({})
    expect(areDatesReversed({ from: '2026-10-01', to: '2026-10-01' })).toBe(false)
    expect(areDatesReversed({ from: '2026-10-01', to: '' })).toBe(false)
  })

  test('carries wallet, type, status and the trimmed search', () => {
    const filter = {
      ...NO_FILTER,
      walletId: 'credits',
      type: 'usage',
      status: 'pending',
      search: ' dns ',
    } as const
    expect(toQuestion(filter, utc)).toEqual({
      walletId: 'credits',
      type: 'usage',
      status: 'pending',
      q: 'dns',
    })
  })
})

test('counts what is set, a range of days once and the search not at all', () => {
  const filter = { ...NO_FILTER, walletId: 'credits', from: '2026-10-01', to: '2026-10-31', search: 'dns' }
  expect(countFilters(filter)).toBe(2)
  expect(countFilters(NO_FILTER)).toBe(0)
  expect(isFiltered({ ...NO_FILTER, search: 'dns' })).toBe(true)
  expect(isFiltered({ ...NO_FILTER, search: ' ' })).toBe(false)
})

test('offers the unknown types that are there, and the one that is chosen', () => {
  const rows = [{ type: 'usage' }, { type: 'loyalty_reward' }, { type: 'loyalty_reward' }]
  expect(otherTypes(rows, '')).toEqual(['loyalty_reward'])
  expect(otherTypes([], 'loyalty_reward')).toEqual(['loyalty_reward'])
  expect(otherTypes([], 'usage')).toEqual([])
})
