import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter, daysSince, monthsAfter } from './renewal-day'

describe('the day of a renewal', () => {
  it.each([
    ['2027-01-31T23:30:00.000Z', 1, '2027-02-28T23:30:00.000Z'],
    ['2027-01-31T23:30:00.000Z', 2, '2027-03-31T23:30:00.000Z'],
    ['2028-01-30T00:00:00.000Z', 1, '2028-02-29T00:00:00.000Z'],
    ['2026-10-31T09:00:00.000Z', 1, '2026-11-30T09:00:00.000Z'],
    ['2026-11-15T09:00:00.001Z', 14, '2028-01-15T09:00:00.001Z'],
    ['2026-11-15T09:00:00.000Z', 0, '2026-11-15T09:00:00.000Z'],
  ])('%s and %i months later is %s', (start, months, day) => {
    expect(monthsAfter(start, months)).toBe(day)
  })

  it('keeps time and day, or is the last day of a month that is too short, and each month has one', () => {
    const start = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(start, fc.nat(200), (date, months) => {
        const renewal = new Date(monthsAfter(date.toISOString(), months))
        expect(renewal.toISOString().slice(10)).toBe(date.toISOString().slice(10))
        const passed = (each: Date) => each.getUTCFullYear() * 12 + each.getUTCMonth()
        expect(passed(renewal) - passed(date)).toBe(months)
        if (renewal.getUTCDate() === date.getUTCDate()) return
        const dayAfter = new Date(renewal.getTime() + 24 * 60 * 60 * 1000)
        expect(renewal.getUTCDate()).toBeLessThan(date.getUTCDate())
        expect(dayAfter.getUTCDate()).toBe(1)
      }),
    )
  })

  it('counts whole days', () => {
    const start = '2026-11-01T09:00:00.000Z'
    expect(daysAfter(start, 7)).toBe('2026-11-08T09:00:00.000Z')
    expect(daysSince(start, '2026-11-08T08:59:59.999Z')).toBe(6)
    expect(daysSince(start, '2026-11-08T09:00:00.000Z')).toBe(7)
  })
})
