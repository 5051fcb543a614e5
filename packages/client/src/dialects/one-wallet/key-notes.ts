import { type Purchase, parse, toProblem } from '@creditkit/contract'
import * as v from 'valibot'
import { hostProblem } from '../../http/fault'
import type { HostCall } from '../../http/host-operation'
import { type PurchaseNotes, purchaseNotes } from '../purchase-notes'

/**
 * How long a purchase is remembered whose outcome the backend does not tell, in milliseconds. Buyers are done with a
 * payment page within minutes, and webhooks follow within seconds; after that the balance shows what became of it, and
 * another purchase of the same package is meant as another one.
 */
export const REMEMBERED_MS = 15 * 60_000

/** As many as purchases are noted. */
const MAX_KEYS = 20

const PairsSchema = v.array(v.tuple([v.string(), v.string()]))

/** Notes of purchases by the keys that they were made under, for a backend that knows no such keys. */
export interface KeyNotes extends PurchaseNotes {
  /**
   * The purchase made under this call's key, as it was noted last: a second one could be paid as well. Undefined when
   * there is none, and when it is older than {@link REMEMBERED_MS}. Throws `idempotency_key_reused` when it was of another
   * package.
   */
  readonly ofKey: (packageId: string) => Purchase | undefined
  /** Notes a purchase as made under this call's key, and hands it back. Noting twice is safe. */
  readonly keepMade: (purchase: Purchase) => Purchase
}

/** The notes of one dialect and account, for one call. */
export function keyNotes(
  { storage, idempotencyKey = '', askedAt }: HostCall,
  dialect: string,
  accountId: string,
): KeyNotes {
  const notes = purchaseNotes(storage, dialect, accountId)
  const itemKey = `creditkit:${dialect}:purchase-keys:${accountId}`
  const pairs = () => {
    const parsed = parse(PairsSchema, readJson(storage.getItem(itemKey)))
    return parsed.ok ? parsed.value : []
  }
  return {
    ...notes,
    ofKey: (packageId) => {
      const [, id] = pairs().find(([key]) => key === idempotencyKey) ?? []
      const purchase = id === undefined ? undefined : notes.find(id)
      if (!purchase || askedAt - Date.parse(purchase.createdAt) > REMEMBERED_MS) return undefined
      if (purchase.packageId === packageId) return purchase
      const detail = 'Another package was ordered under this key.'
      throw hostProblem('createPurchase', toProblem('idempotency_key_reused', detail, '', {}))
    },
    keepMade: (purchase) => {
      const others = pairs().filter(([key]) => key !== idempotencyKey)
      storage.setItem(itemKey, JSON.stringify([[idempotencyKey, purchase.id], ...others].slice(0, MAX_KEYS)))
      return notes.keep(purchase)
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
