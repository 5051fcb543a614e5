import type { CreditPackage, OperationInput, Purchase } from '@creditkit/contract'
import type { HostCall, HostFunction } from '../../http/host-operation'
import { instantOf } from '../available-balance'
import { invalidOrder } from '../money-order'
import { toNativeNumber } from '../native-amount'
import { madeBefore } from '../one-wallet/made-before'
import { orderedPackage } from '../one-wallet/package-order'
import type { WalletOffer } from '../one-wallet/wallet-offer'
import { purchaseNotes } from '../purchase-notes'
import { NativeCheckoutSchema } from './native-answers'

/** Where the buyer comes back to from the payment page; the draft's `returnUrl` where absent. */
export interface CheckoutOptions {
  /** After paying. */
  readonly successUrl?: string | undefined
  /** After turning back. */
  readonly cancelUrl?: string | undefined
}

/**
 * Makes a checkout at DodoPayments and answers with its page. The backend gives it no identifier, so that the purchase is
 * called by its idempotency key. The same key within a quarter of an hour is the same page, without a request.
 */
export function checkout(
  offer: WalletOffer,
  dialect: string,
  options: CheckoutOptions,
): HostFunction<'createPurchase'> {
  return async (draft, call) => {
    const ordered = orderedPackage(offer, draft)
    const urls = returnUrls(options, draft)
    const notes = purchaseNotes(call.storage, dialect, offer.config.viewer.accountId)
    const made = madeBefore(notes, call, ordered.id)
    if (made) return made
    const { id: planId, credits, price } = ordered
    const body = { planId, credits: credits.minor, price: toNativeNumber(price), ...urls }
    const request = { method: 'POST', path: '/api/dodopayments/checkout', body } as const
    const { checkoutUrl } = await call.send(request, NativeCheckoutSchema)
    return notes.keep(toPurchase(ordered, checkoutUrl, call), call.idempotencyKey)
  }
}

function returnUrls(
  { successUrl, cancelUrl }: CheckoutOptions,
  { returnUrl }: OperationInput<'createPurchase'>,
) {
  const urls = { successUrl: successUrl ?? returnUrl, cancelUrl: cancelUrl ?? returnUrl }
  if (urls.successUrl !== undefined && urls.cancelUrl !== undefined) return urls
  throw invalidOrder('returnUrl', 'Say where the buyer comes back to from the payment page.')
}

function toPurchase(ordered: CreditPackage, url: string, call: HostCall): Purchase {
  const createdAt = instantOf(call.askedAt)
  return {
    id: call.idempotencyKey ?? url,
    walletId: ordered.walletId,
    credits: ordered.credits,
    price: ordered.price,
    provider: 'dodo',
    packageId: ordered.id,
    status: 'requires_action',
    nextAction: { type: 'redirect', url },
    createdAt,
    updatedAt: createdAt,
  }
}
