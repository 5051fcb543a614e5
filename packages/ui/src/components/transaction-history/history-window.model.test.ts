import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { createCalendar, dayBefore, toHistoryDays } from './history-days.model'
import { toHistoryItems } from './history-items.model'
import { toDrawnDays, toDrawnLines } from './history-window.model'

const zones = ['UTC', 'Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Australia/Lord_Howe']
const calendarOf = (timeZone: string) => createCalendar(createFormatter('en', { timeZone }))
const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const histories = fc.array(instants, { maxLength: 60 }).map((moments) =>
  [...moments]
    .sort()
    .reverse()
    .map((createdAt) => ({ createdAt })),
)

describe('days', () => {
  test('are those of the calendar in the time zone, over every change of the clocks', () => {
    const calendar = calendarOf('America/Los_Angeles')
    expect(calendar('2026-11-01T20:00:00.000Z')).toEqual({
      date: '2026-11-01',
      from: '2026-11-01T07:00:00.000Z',
      until: '2026-11-02T08:00:00.000Z',
    })
    expect(dayBefore('2026-11-02T08:00:00.000Z', calendar)).toBe('2026-11-01')
    expect(dayBefore('2026-03-09T07:10:00.000Z', calendar)).toBe('2026-03-08')
  })

  test('keep every row once and in order, each under its own date', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...zones), (rows, timeZone) => {
        const format = createFormatter('en', { timeZone })
        const days = toHistoryDays(rows, createCalendar(format))
        expect(days.flatMap(({ first, count }) => rows.slice(first, first + count))).toEqual(rows)
        for (const { at, first, count } of days) {
          for (const row of rows.slice(first, first + count)) {
            expect(format.calendarDay(row.createdAt)).toBe(format.calendarDay(at))
          }
        }
        expect(new Set(days.map(({ key }) => key)).size).toBe(days.length)
      }),
    )
  })

  test('that are not in order are told apart when they come again', () => {
    const rows = ['2026-11-02', '2026-11-01', '2026-11-02'].map((day) => ({
      createdAt: `${day}T09:00:00.000Z`,
    }))
    expect(toHistoryDays(rows, calendarOf('UTC')).map(({ key }) => key)).toEqual([
      '2026-11-02',
      '2026-11-01',
      '2026-11-02/1',
    ])
  })

  test('keep their keys when rows come above and below', () => {
    const at = (day: string) => ({ createdAt: `${day}T09:00:00.000Z` })
    const keys = (rows: readonly { createdAt: string }[]) =>
      toHistoryDays(rows, calendarOf('UTC')).map(({ key }) => key)
    const before = keys([at('2026-11-02'), at('2026-11-01')])
    expect(keys([at('2026-11-02'), at('2026-11-02'), at('2026-11-01'), at('2026-10-31')])).toEqual([
      ...before,
      '2026-10-31',
    ])
  })
})

/** Days of the given sizes. */
function daysOf(counts: readonly number[]) {
  let first = 0
  return counts.map((count, number) => {
    const day = { key: String(number), at: '', first, count }
    first += count
    return day
  })
}
const layouts = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }),
    open: fc.array(fc.nat(40)),
  })
  .map(({ counts, open }) => {
    const rows = counts.reduce((sum, count) => sum + count, 0)
    const openRows = new Set(open.filter((row) => row < rows))
    return { counts, rows, openRows, items: toHistoryItems(daysOf(counts), openRows) }
  })

test('every row has a line, every open one its details below it, every day a heading above its rows', () => {
  fc.assert(
    fc.property(layouts, ({ counts, rows, openRows, items }) => {
      const lines = Array.from({ length: items.count }, (_, index) => items.at(index))
      expect(lines.flatMap((line) => (line.kind === 'row' ? line.row : []))).toEqual(
        Array.from({ length: rows }, (_, row) => row),
      )
      lines.forEach((line, index) => {
        if (line.kind === 'row') expect(items.ofRow(line.row)).toBe(index)
        if (line.kind === 'day') expect(items.ofDay(line.day)).toBe(index)
        if (line.kind === 'details') expect(lines[index - 1]).toEqual({ kind: 'row', row: line.row })
      })
      const opened = lines.flatMap((line) => (line.kind === 'details' ? line.row : []))
      expect(new Set(opened)).toEqual(openRows)
      const sizes = counts.map(
        (_, day) => lines.filter((line, index) => line.kind === 'row' && items.dayOf(index) === day).length,
      )
      expect(sizes).toEqual(counts)
    }),
  )
})

test('what is drawn stands where it does in the whole list, under the heading of its day', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 100, maxLength: 100 })
  fc.assert(
    fc.property(
      layouts,
      heights,
      fc.nat(),
      fc.nat(8),
      fc.option(fc.nat()),
      (layout, sizes, from, length, kept) => {
        const { items, rows } = layout
        const top = 37
        const starts: number[] = []
        let bottom = top
        for (let index = 0; index < items.count; index += 1) {
          starts.push(bottom)
          bottom += sizes[index % 100] ?? 1
        }
        const first = from % items.count
        const inSight = starts.map((_, index) => index).slice(first, first + 1 + length)
        const keptRow = kept === null ? null : kept % rows
        const drawn = toDrawnLines(inSight, keptRow, items)
        expect(drawn).toEqual([...new Set(drawn)].sort((left, right) => left - right))
        expect(drawn).toEqual(expect.arrayContaining(inSight))
        if (keptRow !== null) expect(drawn).toContain(items.ofRow(keptRow))

        const placed = drawn.map((index) => ({
          index,
          start: starts[index] ?? 0,
          end: (starts[index] ?? 0) + (sizes[index % 100] ?? 1),
        }))
        const { days, after } = toDrawnDays(placed, items, top, bottom)
        let y = top
        const seen: number[] = []
        for (const { day, heading, lines } of days) {
          expect(items.at(heading.index)).toEqual({ kind: 'day', day })
          for (const { index, gap } of [heading, ...lines]) {
            expect(items.dayOf(index)).toBe(day)
            y += gap
            expect(y).toBe(starts[index])
            y += sizes[index % 100] ?? 1
            seen.push(index)
          }
        }
        expect(seen).toEqual(drawn)
        expect(y + after).toBe(bottom)
      },
    ),
  )
})
