import {
  type Amount,
  add,
  assetCode,
  compare,
  moneyToCredits,
  type PurchaseDraft,
  toDecimal,
  type Wallet,
  zero,
} from '@creditkit/contract'
import type { Reader, Tx } from '../store/index'
import { packageOf, walletOf } from './catalogue'
import type { CallContext } from './context'
import { requireAnswering } from './external-wallet/once-up-to-date'
import { KEY_LIFETIME_MS } from './idempotency'
import { putPurchase } from './purchase-state'
import { invalid, ServiceProblem } from './service-problem'
import { type PurchaseRow, purchases } from './tables'

/** The purchase of a request: the one that it has made before, or a new one. Nothing is asked of the provider yet. */
export function placePurchase(tx: Tx, context: CallContext, draft: PurchaseDraft): PurchaseRow {
  return attemptOf(tx, context) ?? place(tx, context, draft)
}

/**
 * The purchase that this very request made before it was interrupted. A key that is bound to another request gets here
 * no more; one that is forgotten begins anew, and so does its purchase.
 */
function attemptOf(reader: Reader, context: CallContext): PurchaseRow | undefined {
  const prefix = [context.session.accountId, context.idempotencyKey]
  const since = new Date(Date.parse(context.now()) - KEY_LIFETIME_MS).toISOString()
  return [...reader.walk(purchases, 'byAttempt', { prefix })].find(({ createdAt }) => createdAt > since)
}

function place(tx: Tx, context: CallContext, draft: PurchaseDraft): PurchaseRow {
  const wallet = walletOf(tx, draft.walletId)
  requireAnswering(tx, context.session.accountId, wallet)
  if (!wallet.purchasable) throw invalid('walletId', 'not_purchasable', 'This wallet cannot be topped up.')
  if (!wallet.providers.includes(draft.provider) || !context.gateways[draft.provider]) {
    throw invalid('provider', 'not_available', 'This wallet is not paid for with that provider.')
  }
  if (context.gateways[draft.provider]?.needsReturnUrl && draft.returnUrl === undefined) {
    throw invalid('returnUrl', 'required', 'Say where the buyer comes back to from the provider’s page.')
  }
  const { base, bonus, price } = priceOf(tx, wallet, draft)
  const now = context.now()
  return putPurchase(tx, context, {
    id: context.newId(tx),
    accountId: context.session.accountId,
    attemptKey: context.idempotencyKey,
    seq: tx.next('purchase'),
    walletId: wallet.id,
    provider: draft.provider,
    credits: add(base, bonus),
    base,
    bonus,
    price,
    ...(draft.packageId !== undefined && { packageId: draft.packageId }),
    ...(draft.returnUrl !== undefined && { returnUrl: draft.returnUrl }),
    status: 'created',
    declines: 0,
    unconfirmed: false,
    createdAt: now,
    updatedAt: now,
  })
}

function priceOf(
  reader: Reader,
  wallet: Wallet,
  draft: PurchaseDraft,
): { base: Amount; bonus: Amount; price: Amount } {
  if (draft.packageId !== undefined) {
    const offer = packageOf(reader, wallet.id, draft.packageId)
    return { base: offer.credits, bonus: offer.bonus, price: offer.price }
  }
  const { min, max } = wallet.limits
  const price = draft.money ?? zero(min.asset)
  if (price.asset !== min.asset) throw invalid('money.asset', 'asset', `Pay for this wallet in ${min.asset}.`)
  if (compare(price, min) < 0 || compare(price, max) > 0) {
    const message = `One purchase is from ${toDecimal(min)} to ${toDecimal(max)} ${assetCode(min.asset)}.`
    throw new ServiceProblem('amount_out_of_range', message, {
      min,
      max,
      errors: [{ path: 'money', code: 'amount_out_of_range', message }],
    })
  }
  return { base: moneyToCredits(price, wallet.rate), bonus: zero(wallet.asset), price }
}
