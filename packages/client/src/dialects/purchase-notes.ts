import { type Purchase, PurchaseSchema, parse } from '@creditkit/contract'
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
  /** Notes a purchase, and hands it back. Noting twice is safe. */
  readonly keep: (purchase: Purchase) => Purchase
  /** All that is noted, newest first. */
  readonly all: () => readonly Purchase[]
}

/** The notes of one dialect and account. */
export function purchaseNotes(storage: StoragePort, dialect: string, accountId: string): PurchaseNotes {
  const itemKey = `creditkit:${dialect}:purchases:${accountId}`
  const all = (): readonly Purchase[] => {
    const notes = readJson(storage.getItem(itemKey))
    if (!Array.isArray(notes)) return []
    return notes.flatMap((note: unknown) => {
      const purchase = parse(PurchaseSchema, note)
      return purchase.ok ? [purchase.value] : []
    })
  }
  return {
    all,
    find: (purchaseId) => all().find(({ id }) => id === purchaseId),
    keep: (purchase) => {
      const others = all().filter(({ id }) => id !== purchase.id)
      storage.setItem(itemKey, JSON.stringify([purchase, ...others].slice(0, MAX_NOTES)))
      return purchase
    },
  }
}

function readJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
