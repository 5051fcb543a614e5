import { type Purchase, PurchaseSchema, parse } from '@creditkit/contract'
import * as v from 'valibot'
import type { StoragePort } from '../http/storage'

/** More unfinished purchases than anybody has; older notes go, so that the storage stays small. */
const MAX_NOTES = 20

/**
 * The purchases begun in this browser, for a backend that keeps none that could be asked for. A note says what was
 * ordered and what the backend has said since; it is never made better than that.
 */
export interface PurchaseNotes {
  /** The purchase as it was last noted; undefined when it was not begun here, or too many ago. */
  readonly find: (purchaseId: string) => Purchase | undefined
  /**
   * The purchase that was made under a key, as it was last noted, for a backend that knows no idempotency keys: who
   * tells it the same again gets the same order to pay instead of a second one. Undefined when there is none.
   */
  readonly madeUnder: (idempotencyKey: string | undefined) => Purchase | undefined
  /**
   * Notes a purchase, and hands it back; with the key that it was made under where it is new, which later notes of it
   * keep. Noting twice is safe.
   */
  readonly keep: (purchase: Purchase, idempotencyKey?: string | undefined) => Purchase
  /** All that is noted, newest first. */
  readonly all: () => readonly Purchase[]
}

const NoteSchema = v.object({ ...PurchaseSchema.entries, madeUnder: v.optional(v.string()) })
type Note = v.InferOutput<typeof NoteSchema>

/** The notes of one dialect and account. */
export function purchaseNotes(storage: StoragePort, dialect: string, accountId: string): PurchaseNotes {
  const itemKey = `creditkit:${dialect}:purchases:${accountId}`
  const read = (): readonly Note[] => {
    const notes = readJson(storage.getItem(itemKey))
    if (!Array.isArray(notes)) return []
    return notes.flatMap((note: unknown) => {
      const parsed = parse(NoteSchema, note)
      return parsed.ok ? [parsed.value] : []
    })
  }
  const first = (isIt: (note: Note) => boolean) => read().filter(isIt).map(toPurchase)[0]
  return {
    all: () => read().map(toPurchase),
    find: (purchaseId) => first(({ id }) => id === purchaseId),
    madeUnder: (key) => first(({ madeUnder }) => madeUnder !== undefined && madeUnder === key),
    keep: (purchase, idempotencyKey) => {
      const notes = read()
      const others = notes.filter(({ id }) => id !== purchase.id)
      const madeUnder = idempotencyKey ?? notes.find(({ id }) => id === purchase.id)?.madeUnder
      const note: Note = { ...purchase, ...(madeUnder !== undefined && { madeUnder }) }
      storage.setItem(itemKey, JSON.stringify([note, ...others].slice(0, MAX_NOTES)))
      return purchase
    },
  }
}

function toPurchase({ madeUnder: _, ...purchase }: Note): Purchase {
  return purchase
}

function readJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
