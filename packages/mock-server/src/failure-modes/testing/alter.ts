import { isRecord, type JsonRecord } from '../../wire/json'

/** A copy of a document in which one place has another value. */
export function setAt(document: JsonRecord, path: readonly string[], value: unknown): JsonRecord {
  const [key, ...rest] = path
  if (key === undefined) throw new RangeError('A place in a document has a name.')
  if (rest.length === 0) return { ...document, [key]: value }
  const inner = document[key]
  if (!isRecord(inner)) throw new RangeError(`The document has no ${key}.`)
  return { ...document, [key]: setAt(inner, rest, value) }
}
