import { freezeJson } from './plain-json'
import type { StoreDump, StoredRecord } from './store'

/**
 * Reads a dump from foreign data, a file or a request, and freezes it. Rows are taken as they are: whoever keeps dumps
 * longer than a version of the program keeps its format number beside them.
 *
 * @throws TypeError naming what is not as a dump has it.
 */
export function parseDump(value: unknown): StoreDump {
  if (!isObject(value)) throw new TypeError('The dump is not an object.')
  const { counters, tables } = value
  if (!isObject(counters) || !isObject(tables))
    throw new TypeError('The dump lacks its counters or its tables.')
  if (!areCounters(counters)) throw new TypeError('A counter of the dump is not a whole number from zero up.')
  if (!areTables(tables)) throw new TypeError('A table of the dump is not a list of rows with identifiers.')
  for (const [name, rows] of Object.entries(tables)) {
    freezeJson(rows, name)
    if (new Set(rows.map((row) => row.id)).size < rows.length) {
      throw new TypeError(`The table "${name}" of the dump has two rows with one identifier.`)
    }
  }
  return { counters, tables }
}

/** Tells whether a value is a record as a store keeps it: an object with an identifier. */
export function isRecord(value: unknown): value is StoredRecord {
  return isObject(value) && typeof value.id === 'string'
}

/** Tells whether a value is an object that is not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Tells whether a value maps names to whole numbers from zero up. */
export function areCounters(value: unknown): value is Record<string, number> {
  return (
    isObject(value) &&
    Object.values(value).every((count) => Number.isSafeInteger(count) && Number(count) >= 0)
  )
}

function areTables(tables: Record<string, unknown>): tables is Record<string, readonly StoredRecord[]> {
  return Object.values(tables).every((rows) => Array.isArray(rows) && rows.every(isRecord))
}
