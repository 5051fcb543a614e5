import { describe, expect, test } from 'vitest'
import { formatDays } from './days'

describe('days', () => {
  const now = '2026-11-01T09:00:00.000Z'
  const days = (to: string, timeZone = 'UTC', locale = 'en') => formatDays(locale, to, now, timeZone)

  test('are calendar days: what lies past midnight is tomorrow, and nothing is rounded to weeks', () => {
    expect(days('2026-11-01T23:59:00.000Z')).toBe('today')
    expect(days('2026-11-02T00:01:00.000Z')).toBe('tomorrow')
    expect(days('2026-11-10T08:00:00.000Z')).toBe('in 9 days')
    expect(days('2026-10-29T23:00:00.000Z')).toBe('3 days ago')
    expect(days('2026-12-31T09:00:00.000Z')).toBe('in 60 days')
  })

  test('are counted where the reader is', () => {
    expect(days('2026-11-02T06:00:00.000Z', 'America/Los_Angeles')).toBe('today')
    expect(days('2026-11-02T06:00:00.000Z', 'Asia/Tokyo')).toBe('tomorrow')
  })

  test('become whole months and years further away', () => {
    expect(days('2027-01-01T09:00:00.000Z')).toBe('in 2 months')
    expect(days('2027-10-31T09:00:00.000Z')).toBe('in 12 months')
    expect(days('2029-11-01T09:00:00.000Z')).toBe('in 3 years')
  })

  test('are counted alike in every locale, whatever its calendar and digits', () => {
    expect(days('2026-11-10T08:00:00.000Z', 'UTC', 'de')).toBe('in 9 Tagen')
    expect(days('2026-11-10T08:00:00.000Z', 'UTC', 'ar-EG')).toBe('خلال ٩ أيام')
    expect(days('2026-11-10T08:00:00.000Z', 'UTC', 'th-TH-u-ca-buddhist')).toContain('9')
  })
})
