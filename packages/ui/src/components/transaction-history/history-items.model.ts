import type { HistoryDay } from './history-days.model'

/** What a line of the list is: the heading of a day, a row, or the details below a row. Rows and days by their number. */
export type HistoryItem =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'row' | 'details'; readonly row: number }

/** The lines of the list, from the top: every day has a heading, every open row its details below it. */
export interface HistoryItems {
  readonly count: number
  readonly at: (index: number) => HistoryItem
  readonly kindOf: (index: number) => HistoryItem['kind']
  /** The line that a row stands in. */
  readonly ofRow: (row: number) => number
  /** The line that a day's heading stands in. */
  readonly ofDay: (day: number) => number
  /** The day that a line is of. */
  readonly dayOf: (index: number) => number
}

/** Lays the list out in lines. Numbers alone, so that a hundred thousand rows are laid out within a millisecond. */
export function toHistoryItems(days: readonly HistoryDay[], openRows: ReadonlySet<number>): HistoryItems {
  const last = days.at(-1)
  const rowCount = last ? last.first + last.count : 0
  // A row is twice its number, its details one more; a heading is below zero.
  const lines = new Int32Array(rowCount + days.length + openRows.size)
  const rowLines = new Int32Array(rowCount)
  const dayLines = new Int32Array(days.length)
  let count = 0
  days.forEach((day, number) => {
    dayLines[number] = count
    lines[count] = -1 - number
    count += 1
    for (let row = day.first; row < day.first + day.count; row += 1) {
      rowLines[row] = count
      lines[count] = row * 2
      count += 1
      if (!openRows.has(row)) continue
      lines[count] = row * 2 + 1
      count += 1
    }
  })
  return {
    count,
    at: (index) => {
      const line = lines[index] ?? 0
      return line < 0 ? { kind: 'day', day: -1 - line } : { kind: kindOf(line), row: line >> 1 }
    },
    kindOf: (index) => {
      const line = lines[index] ?? 0
      return line < 0 ? 'day' : kindOf(line)
    },
    ofRow: (row) => rowLines[row] ?? 0,
    ofDay: (day) => dayLines[day] ?? 0,
    dayOf: (index) => lastAtMost(dayLines, index),
  }
}

function kindOf(line: number): 'row' | 'details' {
  return line % 2 === 0 ? 'row' : 'details'
}

/** The place of the last number of a rising list that is not above `limit`. */
function lastAtMost(numbers: Int32Array, limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
