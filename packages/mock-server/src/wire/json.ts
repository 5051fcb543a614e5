/** Foreign JSON with its shape unknown: every reading checks. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Tells whether a value is a JSON object (not null, not a list). */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses a JSON text; undefined when it is not JSON, which no JSON text parses to. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The object under a key; an empty one when there is none, so that readings can be chained. */
export function recordAt(record: JsonRecord, key: string): JsonRecord {
  const value = record[key]
  return isRecord(value) ? value : {}
}

/** The objects of the list under a key; entries that are not objects are left out, no list is the empty list. */
export function recordsAt(record: JsonRecord, key: string): readonly JsonRecord[] {
  const value = record[key]
  return Array.isArray(value) ? value.filter(isRecord) : []
}

/** The text under a key; null when there is none. */
export function textAt(record: JsonRecord, key: string): string | null {
  const value = record[key]
  return typeof value === 'string' ? value : null
}
