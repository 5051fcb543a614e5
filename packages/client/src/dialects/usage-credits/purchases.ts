import { type Asset, amount, type Purchase, toProblem } from '@creditkit/contract'
import type { CallName } from '../../http/call'
import { hostProblem } from '../../http/fault'
import type { HostCall, HostFunction, HostOperations } from '../../http/host-operation'
import { instantOf } from '../available-balance'
import { byCreation, pageOf } from '../local-page'
import { isLongOver, noteApproval } from '../one-wallet/approval-notes'
import { madeBefore } from '../one-wallet/made-before'
import { orderedPackage } from '../one-wallet/package-order'
import type { WalletOffer } from '../one-wallet/wallet-offer'
import { purchaseNotes } from '../purchase-notes'
import { askHistory } from './history'
import {
  type NativePurchase,
  NativePurchaseSchema,
  NativeSessionSchema,
  nativeHistory,
} from './native-answers'

/** Where Stripe's price is named in a package's `providerRefs`. */
export const PRICE_REF = 'stripe_checkout'

const RowsSchema = nativeHistory('purchases', NativePurchaseSchema)

/** What purchases are read and made with. */
export interface PurchaseTools {
  readonly dialect: string
  readonly offer: WalletOffer
  readonly currency: Asset
  /** The buyer's address for Stripe; left out when undefined. */
  readonly email: string | undefined
}

/**
 * Everything about purchases: a purchase is called by its Checkout session. One that the history lists is credited. Of any
 * other stands what was last known: its page was made, or, after `capturePurchase`, the buyer came back from paying.
 */
export function purchaseOperations({ dialect, offer, currency, email }: PurchaseTools) {
  const { userId, accountId } = offer.config.viewer
  const about = { userId, type: 'purchases' } as const
  const read = (row: NativePurchase) => toPurchase(row, offer, currency)

  async function credited(purchaseId: string, call: HostCall): Promise<Purchase | undefined> {
    const isIt = ({ stripeSessionId, id }: NativePurchase) => (stripeSessionId ?? id) === purchaseId
    const row = (await askHistory(call, about, RowsSchema, (rows) => rows.some(isIt))).find(isIt)
    return row && read(row)
  }

  return {
    createPurchase: createSession(dialect, offer, email),
    capturePurchase: {
      // Only asks, so that asking again is as good as asking once.
      repeatable: true,
      run: async ({ purchaseId }, call) => {
        const approved = noteApproval(call, dialect, accountId, purchaseId)
        return (await credited(purchaseId, call)) ?? approved ?? notFound('capturePurchase')
      },
    },
    getPurchase: async ({ purchaseId }, call) => {
      const known = await credited(purchaseId, call)
      if (known) return known
      const noted = purchaseNotes(call.storage, dialect, accountId).find(purchaseId)
      return noted && !isLongOver(noted, call) ? noted : notFound('getPurchase')
    },
    listPurchases: async (input, call) => {
      const page = (rows: readonly NativePurchase[]) =>
        pageOf(rows.map(read), input, byCreation, 'listPurchases')
      return page(await askHistory(call, about, RowsSchema, (rows) => page(rows).nextCursor !== null))
    },
  } satisfies HostOperations
}

function notFound(operation: CallName): never {
  const detail = 'The history does not list it, and it was not begun here lately.'
  throw hostProblem(operation, toProblem('not_found', detail, '', {}))
}

/** Makes a Checkout session. The same key within a quarter of an hour is the same session, without a request. */
function createSession(
  dialect: string,
  offer: WalletOffer,
  email: string | undefined,
): HostFunction<'createPurchase'> {
  const { userId, accountId } = offer.config.viewer
  return async (draft, call) => {
    const { id: packageId, walletId, price, providerRefs } = orderedPackage(offer, draft)
    const notes = purchaseNotes(call.storage, dialect, accountId)
    const made = madeBefore(notes, call, packageId)
    if (made) return made
    const body = { priceId: providerRefs[PRICE_REF], userId, email }
    const request = { method: 'POST', path: '/api/credits/purchase', body } as const
    const { sessionId, url, credits } = await call.send(request, NativeSessionSchema)
    const createdAt = instantOf(call.askedAt)
    return notes.keep(
      {
        id: sessionId,
        walletId,
        packageId,
        credits,
        price,
        provider: 'stripe_checkout',
        status: 'requires_action',
        nextAction: { type: 'redirect', url },
        createdAt,
        updatedAt: createdAt,
      },
      call.idempotencyKey,
    )
  }
}

function toPurchase(row: NativePurchase, { wallet, config }: WalletOffer, currency: Asset): Purchase {
  const bought = config.packages.find(({ providerRefs }) => providerRefs[PRICE_REF] === row.priceId)
  return {
    id: row.stripeSessionId ?? row.id,
    walletId: wallet.id,
    ...(bought && { packageId: bought.id }),
    credits: row.credits,
    price: amount(row.amount, currency),
    provider: 'stripe_checkout',
    status: 'succeeded',
    createdAt: row.createdAt,
    updatedAt: row.createdAt,
  }
}
