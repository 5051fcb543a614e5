import { expect, test } from 'vitest'
import {
  calendarDay,
  formatDate,
  formatDateTime,
  formatDay,
  formatLongDate,
  formatRelative,
  formatTime,
} from './date'

const at = '2026-11-01T23:30:00.000Z'
const narrow = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')

test('writes an instant in the time zone that is named', () => {
  expect(formatDate('en', at, 'UTC')).toBe('Nov 1, 2026')
  expect(formatDate('en', at, 'Asia/Tokyo')).toBe('Nov 2, 2026')
  expect(narrow(formatDateTime('en', at, 'UTC'))).toBe('Nov 1, 2026, 11:30 PM')
  expect(narrow(formatTime('de', at, 'UTC'))).toBe('23:30')
})

test('writes the day alone, and the day as date fields have it, in the time zone that is named', () => {
  expect(formatDay('en', at, 'UTC')).toBe('Nov 1')
  expect(formatDay('de', at, 'Asia/Tokyo')).toBe('2. Nov.')
  expect(calendarDay(at, 'UTC')).toBe('2026-11-01')
  expect(calendarDay(at, 'Asia/Tokyo')).toBe('2026-11-02')
  expect(calendarDay('2026-03-05T12:00:00.000Z', 'UTC')).toBe('2026-03-05')
})

test('writes a date in full, with the day of the week', () => {
  expect(formatLongDate('en', at, 'UTC')).toBe('Sunday, November 1, 2026')
  expect(formatLongDate('de', at, 'Asia/Tokyo')).toBe('Montag, 2. November 2026')
})

test('writes a distance in the largest unit that fits whole', () => {
  const from = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
  expect(formatRelative('en', from(-20), at)).toBe('20 seconds ago')
  expect(formatRelative('en', from(-119), at)).toBe('1 minute ago')
  expect(formatRelative('en', from(86_400 * 3), at)).toBe('in 3 days')
  expect(formatRelative('en', from(-86_400), at)).toBe('yesterday')
  expect(formatRelative('en', at, at)).toBe('now')
})
