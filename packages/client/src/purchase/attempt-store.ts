import { type Purchase, type PurchaseDraft, PurchaseDraftSchema, parse } from '@creditkit/contract'
import { type StoragePort, safeStorage } from '../http/storage'
import {
  type AttemptBook,
  adoptPurchase,
  emptyBook,
  endAttempt,
  endPaidAttempt,
  liveAttempts,
  obtainAttempt,
  type PurchaseAttempt,
  rememberAttempt,
} from './attempt-key'

/** What an attempt store is made of. */
export interface AttemptStoreOptions {
  readonly accountId: string
  readonly storage: StoragePort
  readonly now: () => number
  readonly newSeed: () => string
}

/**
 * The unfinished attempts of one account, read from storage at every call, so that tabs see each other's. Nothing
 * throws, and every method may be called twice.
 */
export interface AttemptStore {
  /** The attempt for a draft; `picked` when it was begun earlier, so that the server may know its key. */
  obtain(draft: PurchaseDraft): { readonly attempt: PurchaseAttempt; readonly picked: boolean }
  /** The attempt of a purchase; one that is not known yet is adopted. */
  of(purchase: Purchase): PurchaseAttempt
  /** The draft that a purchase was made of; nothing is adopted by asking. */
  draftOf(purchase: Purchase): PurchaseDraft
  /** Notes which purchase the server made. */
  recordPurchase(attempt: PurchaseAttempt, purchaseId: string): void
  /** Notes that the capture sent under the attempt's key was answered. */
  recordCapture(attempt: PurchaseAttempt): void
  /** Ends an attempt. */
  end(key: string): void
  /** Ends the attempt of a purchase, if there is one. */
  endPurchase(purchaseId: string): void
  /** Ends the attempt of a purchase that is paid; what was begun before it for the same wallet is passed over. */
  endPaid(purchaseId: string): void
  /** Whether a storage event tells of this account's attempts; its key is null when everything was removed. */
  isTouchedBy(storageKey: string | null): boolean
  /** Unfinished attempts, newest first, of one wallet or of all. */
  unfinished(walletId?: string): readonly PurchaseAttempt[]
}

/** Makes the store of an account's attempts. */
export function createAttemptStore({ accountId, storage, now, newSeed }: AttemptStoreOptions): AttemptStore {
  const place = safeStorage(storage)
  const itemKey = `creditkit:attempts:${accountId}`
  const read = (): AttemptBook => parseBook(place.getItem(itemKey)) ?? emptyBook(newSeed())
  const write = (book: AttemptBook) => place.setItem(itemKey, JSON.stringify(book))
  const remember = (attempt: PurchaseAttempt) => write(rememberAttempt(read(), attempt, now()))
  /** Changes an attempt that still stands. One that has ended meanwhile, by the events or in another tab, stays ended. */
  const amend = (attempt: PurchaseAttempt) => {
    const book = read()
    if (book.attempts.some(({ key }) => key === attempt.key)) write(rememberAttempt(book, attempt, now()))
  }
  const end = (key: string) => {
    const book = read()
    const left = endAttempt(book, key)
    if (left !== book) write(left)
  }
  const find = (purchaseId: string) =>
    liveAttempts(read(), now()).find((attempt) => attempt.purchaseId === purchaseId)

  return {
    obtain: (draft) => {
      const before = read()
      const { book, attempt, picked } = obtainAttempt(before, accountId, draft, now())
      if (book !== before) write(book)
      return { attempt, picked }
    },
    of: (purchase) => {
      const found = find(purchase.id)
      if (found) return found
      const adopted = adoptPurchase(purchase, now())
      remember(adopted)
      return adopted
    },
    draftOf: (purchase) => (find(purchase.id) ?? adoptPurchase(purchase, now())).draft,
    recordPurchase: (attempt, purchaseId) => amend({ ...attempt, purchaseId }),
    recordCapture: (attempt) => amend({ ...attempt, captures: attempt.captures + 1 }),
    end,
    endPurchase: (purchaseId) => {
      const attempt = find(purchaseId)
      if (attempt) end(attempt.key)
    },
    endPaid: (purchaseId) => {
      const attempt = find(purchaseId)
      if (attempt) write(endPaidAttempt(read(), attempt.key))
    },
    isTouchedBy: (storageKey) => storageKey === null || storageKey === itemKey,
    unfinished: (walletId) =>
      liveAttempts(read(), now()).filter(
        (attempt) => walletId === undefined || attempt.draft.walletId === walletId,
      ),
  }
}

function parseBook(text: string | null): AttemptBook | undefined {
  if (text === null) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value) || typeof value.seed !== 'string' || !isCount(value.count)) return undefined
    const attempts = Array.isArray(value.attempts) ? value.attempts.flatMap(parseAttempt) : []
    return { seed: value.seed, count: value.count, attempts }
  } catch {
    return undefined
  }
}

function parseAttempt(value: unknown): PurchaseAttempt[] {
  if (!isRecord(value)) return []
  const { key, purchaseId, captures, createdAt } = value
  const draft = parse(PurchaseDraftSchema, value.draft)
  if (typeof key !== 'string' || !draft.ok || !isCount(captures) || !isCount(createdAt)) return []
  if (purchaseId !== null && typeof purchaseId !== 'string') return []
  return [{ key, draft: draft.value, purchaseId, captures, createdAt, passedOver: value.passedOver === true }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
