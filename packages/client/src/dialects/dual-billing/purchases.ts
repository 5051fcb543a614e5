import { type Amount, moneyToCredits, type Purchase, toProblem } from '@creditkit/contract'
import { hostProblem, unsupported } from '../../http/fault'
import type { HostCall, HostFunction, HostOperations } from '../../http/host-operation'
import { CreditsError, isCreditsError } from '../../http/problem'
import { instantOf, noSuchWallet } from '../available-balance'
import { orderedBefore, orderedMoney, refusedMoney } from '../money-order'
import { toNativeNumber } from '../native-amount'
import { purchaseNotes } from '../purchase-notes'
import { CaptureAnswer, OrderAnswer } from './native-answers'
import { DIALECT, type DualBillingOffer } from './offer'

type PurchaseName = 'getPurchase' | 'capturePurchase' | 'cancelPurchase'

/** Answers that come before anything is done: no session, no right, too many requests. */
const NOT_BEGUN: ReadonlySet<string> = new Set(['unauthenticated', 'forbidden', 'rate_limited'])

/**
 * Purchases of custom credits over PayPal, each named like its order.
 *
 * The backend keeps no purchase that could be asked for: it makes an order, and turns its capture into credits. What is
 * known of a purchase is therefore what this browser has noted. A purchase whose capture was sent and not answered is
 * noted as `processing`, which is never shown: only another capture can tell what became of it, so until then
 * `getPurchase` is `unsupported`, and nobody is told that it is not paid, or that it is. Ordering once more under the
 * same key answers with the same order, so that nobody pays twice. A purchase that was begun elsewhere is `unsupported`
 * too.
 */
export function purchaseOperations(offer: DualBillingOffer) {
  return {
    createPurchase: orderCredits(offer),
    getPurchase: ({ purchaseId }, call) => tellable('getPurchase', purchaseId, call, offer),
    /**
     * Safe to repeat: the backend captures without a request id of its own, so that PayPal takes the money of an order
     * once and refuses each later capture, on which the backend answers 500 and gives no credits. A repetition therefore
     * finishes what did not arrive, and leaves unknown what did.
     */
    capturePurchase: { repeatable: true, run: capture(offer) },
    /** An order that nobody captures takes no money, so that giving up is a note in this browser, and sends nothing. */
    cancelPurchase: ({ purchaseId }, call) => {
      const purchase = tellable('cancelPurchase', purchaseId, call, offer)
      if (purchase.status === 'canceled') return purchase
      if (purchase.status !== 'requires_action') throw wrongState('cancelPurchase', purchase, 'canceled')
      const canceled: Purchase = {
        ...ended(purchase),
        status: 'canceled',
        updatedAt: instantOf(call.askedAt),
      }
      return notesOf(call, offer).keep(canceled)
    },
  } satisfies HostOperations
}

function orderCredits(offer: DualBillingOffer): HostFunction<'createPurchase'> {
  return async (draft, call) => {
    const { wallet } = offer.credits
    if (draft.walletId === offer.tokens.wallet.id) throw unsupported('createPurchase', DIALECT)
    if (draft.walletId !== wallet.id) throw noSuchWallet('createPurchase')
    const price = orderedMoney(draft, wallet)
    const notes = notesOf(call, offer)
    const made = orderedBefore(notes.madeUnder(call.idempotencyKey), price)
    // Of an order whose capture nobody answered this claims no more than the first answer did: it is the same one to pay.
    if (made) return made.status === 'processing' ? { ...made, status: 'requires_action' } : made
    const sum = toNativeNumber(price)
    if (sum === null) throw hostProblem('createPurchase', refusedMoney(price, wallet))
    const request = {
      method: 'POST',
      path: '/api/billing/custom-credits/add',
      body: { amount: sum },
    } as const
    const { orderId } = await call.send(request, OrderAnswer)
    const at = instantOf(call.askedAt)
    const purchase: Purchase = {
      id: orderId,
      walletId: wallet.id,
      credits: moneyToCredits(price, wallet.rate),
      price,
      provider: 'paypal',
      status: 'requires_action',
      nextAction: { type: 'paypal_order', orderId },
      createdAt: at,
      updatedAt: at,
    }
    return notes.keep(purchase, call.idempotencyKey)
  }
}

function capture(offer: DualBillingOffer): HostFunction<'capturePurchase'> {
  return async ({ purchaseId: orderId }, call) => {
    const notes = notesOf(call, offer)
    const noted = notes.find(orderId)
    if (!noted) throw untold('capturePurchase', orderId)
    if (noted.status === 'succeeded') return noted
    if (noted.status === 'canceled') throw wrongState('capturePurchase', noted, 'succeeded')
    notes.keep({ ...noted, status: 'processing' })
    try {
      const request = {
        method: 'POST',
        path: '/api/billing/custom-credits/capture',
        body: { orderId },
      } as const
      const { amount: paid } = await call.send(request, CaptureAnswer)
      const price: Amount = paid
      const credits = moneyToCredits(price, offer.credits.wallet.rate)
      const updatedAt = instantOf(call.askedAt)
      return notes.keep({ ...ended(noted), status: 'succeeded', price, credits, updatedAt })
    } catch (error) {
      // What an earlier capture did that was never answered, such an answer does not tell.
      const isFirst = noted.status === 'requires_action'
      if (
        isCreditsError(error) &&
        (error.code === 'invalid_state' || (isFirst && NOT_BEGUN.has(error.code)))
      ) {
        notes.keep({ ...noted, status: 'requires_action' })
      }
      throw error
    }
  }
}

/** The purchase as it is noted, where that says how it stands. */
function tellable(operation: PurchaseName, id: string, call: HostCall, offer: DualBillingOffer): Purchase {
  const noted = notesOf(call, offer).find(id)
  if (!noted || noted.status === 'processing') throw untold(operation, id)
  return noted
}

function untold(operation: PurchaseName, orderId: string): CreditsError {
  const message = `${operation}: the backend of the dialect ${DIALECT} does not tell what became of the order ${orderId}`
  return new CreditsError({ operation, code: 'unsupported', message })
}

function wrongState(operation: PurchaseName, { status }: Purchase, to: string): CreditsError {
  return hostProblem(
    operation,
    toProblem('invalid_state', `The purchase is ${status}.`, '', { from: status, to }),
  )
}

/** Without what the buyer would do next. */
function ended({ nextAction: _, ...purchase }: Purchase): Purchase {
  return purchase
}

function notesOf({ storage }: HostCall, { viewer }: DualBillingOffer) {
  return purchaseNotes(storage, DIALECT, viewer.accountId)
}
