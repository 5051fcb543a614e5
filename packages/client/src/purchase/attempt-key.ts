import type { Purchase, PurchaseDraft } from '@creditkit/contract'

/**
 * One intent to buy, and the key under which the server knows it.
 *
 * `purchaseId` is null until the server has answered. `captures` counts captures that were answered, whatever the
 * answer: should the purchase be open after it, the next capture is another request and takes another key. `createdAt` is in milliseconds since 1970.
 * `passedOver` once a purchase for the same wallet that was begun later is paid: the buyer has bought something else instead.
 */
export interface PurchaseAttempt {
  readonly key: string
  readonly draft: PurchaseDraft
  readonly purchaseId: string | null
  readonly captures: number
  readonly createdAt: number
  readonly passedOver: boolean
}

/**
 * The unfinished attempts of one account in one browser.
 *
 * Keys are worked out from `seed`, `count` and the draft instead of drawn at random, so that two tabs that start the
 * same purchase in the same moment, each before it sees what the other wrote, arrive at the same key. `seed` is random
 * once per browser and account; `count` never goes back while the seed lives, so that no key comes twice.
 */
export interface AttemptBook {
  readonly seed: string
  readonly count: number
  readonly attempts: readonly PurchaseAttempt[]
}

/** An idempotency key lives 24 h of server time (CONTRACT.md); an hour is left for a clock that runs otherwise. */
export const ATTEMPT_LIFETIME_MS = 23 * 60 * 60 * 1000

/** More unfinished attempts than anybody has; older ones are forgotten, so that the storage stays small. */
const MAX_ATTEMPTS = 20

/** A book without attempts. */
export function emptyBook(seed: string): AttemptBook {
  return { seed, count: 0, attempts: [] }
}

/** What is being bought, as text: equal for drafts that cost the same money for the same thing. */
export function intentOf(draft: PurchaseDraft): string {
  const { walletId, provider, packageId = null, money } = draft
  return JSON.stringify([walletId, provider, packageId, money?.minor ?? null, money?.asset ?? null])
}

/**
 * The attempt for a draft: the unfinished one of the same intent, else a new one with a new key.
 *
 * Another amount is another intent with a key of its own; coming back to the earlier amount picks the earlier unfinished
 * attempt up again, so that an order the buyer may already have approved is finished instead of doubled. A picked-up
 * attempt keeps its own draft with its `returnUrl`, because the same key goes with the same body. One that was passed over
 * is not any more.
 */
export function obtainAttempt(
  book: AttemptBook,
  accountId: string,
  draft: PurchaseDraft,
  now: number,
): { readonly book: AttemptBook; readonly attempt: PurchaseAttempt; readonly picked: boolean } {
  const intent = intentOf(draft)
  const found = liveAttempts(book, now).find((attempt) => intentOf(attempt.draft) === intent)
  if (found && !found.passedOver) return { book, attempt: found, picked: true }
  if (found) {
    const attempt = { ...found, passedOver: false }
    return { book: rememberAttempt(book, attempt, now), attempt, picked: true }
  }
  const count = book.count + 1
  const key = `ck-${book.seed}-${count}-${digest(`${accountId} ${intent}`)}`
  const attempt: PurchaseAttempt = {
    key,
    draft,
    purchaseId: null,
    captures: 0,
    createdAt: now,
    passedOver: false,
  }
  return { book: rememberAttempt({ ...book, count }, attempt, now), attempt, picked: false }
}

/** Adds an attempt, or replaces the one of the same key; expired ones go. */
export function rememberAttempt(book: AttemptBook, attempt: PurchaseAttempt, now: number): AttemptBook {
  const others = liveAttempts(book, now).filter((other) => other.key !== attempt.key)
  const attempts = [attempt, ...others].sort((left, right) => right.createdAt - left.createdAt)
  return { ...book, attempts: attempts.slice(0, MAX_ATTEMPTS) }
}

/** Ends an attempt: the next purchase of the same intent gets a new key. Ending twice changes nothing. */
export function endAttempt(book: AttemptBook, key: string): AttemptBook {
  if (!book.attempts.some((attempt) => attempt.key === key)) return book
  return { ...book, attempts: book.attempts.filter((attempt) => attempt.key !== key) }
}

/**
 * Ends an attempt that was paid. What was begun before it for the same wallet is passed over, and stays: it may be approved,
 * and is finished rather than doubled when the same is bought again. Ending twice changes nothing.
 */
export function endPaidAttempt(book: AttemptBook, key: string): AttemptBook {
  const paid = book.attempts.find((attempt) => attempt.key === key)
  if (!paid) return book
  const attempts = endAttempt(book, key).attempts.map((attempt) => {
    const isEarlier = attempt.draft.walletId === paid.draft.walletId && attempt.createdAt <= paid.createdAt
    return isEarlier ? { ...attempt, passedOver: true } : attempt
  })
  return { ...book, attempts }
}

/** Attempts whose keys the server still knows, newest first; one dated far in the future comes from a wrong clock. */
export function liveAttempts(book: AttemptBook, now: number): readonly PurchaseAttempt[] {
  return book.attempts.filter((attempt) => Math.abs(now - attempt.createdAt) < ATTEMPT_LIFETIME_MS)
}

/** An attempt for a purchase that this browser has not started: it came by link, or its storage was emptied. */
export function adoptPurchase(purchase: Purchase, now: number): PurchaseAttempt {
  const { walletId, provider, packageId, price } = purchase
  const bought = packageId === undefined ? { money: price } : { packageId }
  const draft: PurchaseDraft = { walletId, provider, ...bought }
  return {
    key: `ck-purchase-${digest(purchase.id)}`,
    draft,
    purchaseId: purchase.id,
    captures: 0,
    createdAt: now,
    passedOver: false,
  }
}

/** The key of the capture to send next: the same until a capture is answered, also after a reload. */
export function captureKey(attempt: PurchaseAttempt): string {
  return `${attempt.key}.capture.${attempt.captures}`
}

/** The key of the cancellation to send next. */
export function cancelKey(attempt: PurchaseAttempt): string {
  return `${attempt.key}.cancel.${attempt.captures}`
}

/** A text as 53 bits in base 36 (cyrb53, public domain): not secret, only short and of safe characters. */
function digest(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
