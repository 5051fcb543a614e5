import type { Position } from './commit-log'
import { areCounters, isObject, isRecord } from './dump'
import type { StoredRecord } from './store'

/** A record as the log keeps it: with the commit that changed it last; `row` is null once it is deleted. */
export interface StoredChange {
  readonly table: string
  readonly id: string
  readonly seq: number
  readonly row: StoredRecord | null
}

/** The state of the log besides its records. */
export interface LogHead extends Position {
  readonly counters: Readonly<Record<string, number>>
}

/** Reads the head of a log; null when it is damaged. */
export function readHead(value: unknown): LogHead | null {
  if (!isObject(value)) return null
  const { epoch, seq, counters } = value
  return typeof epoch === 'string' && isSeq(seq) && areCounters(counters) ? { epoch, seq, counters } : null
}

/** Reads records of a log; null when one of them is damaged. */
export function readChanges(values: readonly unknown[]): readonly StoredChange[] | null {
  const changes = values.map(readChange)
  return changes.every((change) => change !== null) ? changes : null
}

function readChange(value: unknown): StoredChange | null {
  if (!isObject(value)) return null
  const { table, id, seq, row } = value
  if (typeof table !== 'string' || typeof id !== 'string' || !isSeq(seq)) return null
  if (row === null) return { table, id, seq, row }
  return isRecord(row) && row.id === id ? { table, id, seq, row } : null
}

function isSeq(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
