import type { Purchase, PurchaseDraft } from '@creditkit/contract'
import type { CreditsClient } from '../http/credits-client'
import { isCreditsError, isProblem } from '../http/problem'
import { cancelKey, captureKey } from './attempt-key'
import type { AttemptStore } from './attempt-store'
import { isCredited, isOpen } from './purchase-progress'
import { isDefinite } from './purchase-refusal'

type PurchaseCalls = Pick<
  CreditsClient,
  'createPurchase' | 'getPurchase' | 'capturePurchase' | 'cancelPurchase'
>

/** The requests of a purchase, each under the key of its attempt. They reject with `CreditsError`. */
export interface PurchaseRequests {
  /** Makes the purchase of a draft, or answers with the unfinished one of the same intent as it stands now. */
  create(draft: PurchaseDraft): Promise<Purchase>
  /** Takes the approved money; a repetition after a lost answer, or a reload, sends the same key. */
  capture(purchase: Purchase): Promise<Purchase>
  /** Gives the purchase up; answers with what became of it where that is too late. */
  cancel(purchase: Purchase): Promise<Purchase>
  /** A purchase as it stands now. */
  get(purchaseId: string): Promise<Purchase>
  /**
   * The newest unfinished purchase that this browser remembers, as it stands now; null when there is none. One that is open
   * is none any more once another, begun after it, was paid.
   */
  find(walletId: string | undefined): Promise<Purchase | null>
}

/** Makes the requests of an account's purchases. */
export function createPurchaseRequests(client: PurchaseCalls, store: AttemptStore): PurchaseRequests {
  const get = (purchaseId: string) => client.getPurchase({ purchaseId })

  /**
   * The purchase of an attempt as it stands now; null when it has ended without credits or the server has lost it;
   * undefined where the backend of a dialect cannot be asked, so that nobody knows what became of it.
   */
  async function goOn(purchaseId: string): Promise<Purchase | null | undefined> {
    try {
      const purchase = await get(purchaseId)
      return isOpen(purchase) || purchase.status === 'processing' || isCredited(purchase) ? purchase : null
    } catch (error) {
      if (isProblem(error, 'not_found')) return null
      if (isCreditsError(error) && error.code === 'unsupported') return undefined
      throw error
    }
  }

  async function create(draft: PurchaseDraft): Promise<Purchase> {
    const { attempt, picked } = store.obtain(draft)
    if (attempt.purchaseId !== null) {
      const purchase = await goOn(attempt.purchaseId)
      if (purchase) return purchase
      if (purchase === null) {
        store.end(attempt.key)
        return create(draft)
      }
      // Who cannot be asked is told the same again, under the same key: the first answer to it leads to the same payment.
    }
    try {
      const made = await client.createPurchase(attempt.draft, { idempotencyKey: attempt.key })
      store.recordPurchase(attempt, made.id)
      // The key may be older than this call: then the answer is the first one again, and the purchase has moved on.
      return picked ? await get(made.id).catch(() => made) : made
    } catch (error) {
      if (saysNo(error)) store.end(attempt.key)
      throw error
    }
  }

  async function capture(purchase: Purchase): Promise<Purchase> {
    const attempt = store.of(purchase)
    try {
      const options = { idempotencyKey: captureKey(attempt) }
      const answer = await client.capturePurchase({ purchaseId: purchase.id }, options)
      store.recordCapture(attempt)
      return answer
    } catch (error) {
      if (saysNo(error)) store.recordCapture(attempt)
      throw error
    }
  }

  async function cancel(purchase: Purchase): Promise<Purchase> {
    try {
      const options = { idempotencyKey: cancelKey(store.of(purchase)) }
      return await client.cancelPurchase({ purchaseId: purchase.id }, options)
    } catch (error) {
      const now = await get(purchase.id).catch(() => null)
      if (now && !isOpen(now)) return now
      throw error
    }
  }

  async function find(walletId: string | undefined): Promise<Purchase | null> {
    for (const attempt of store.unfinished(walletId)) {
      if (attempt.purchaseId === null) continue
      const purchase = await goOn(attempt.purchaseId)
      if (purchase && !(attempt.passedOver && isOpen(purchase))) return purchase
      if (purchase === null) store.end(attempt.key)
    }
    return null
  }

  return { create, capture, cancel, get, find }
}

function saysNo(error: unknown): boolean {
  return isCreditsError(error) && isDefinite(error)
}
