import * as v from 'valibot'
import { AmountSchema } from '../amount/index'
import { IdSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'

const known = {
  walletId: IdSchema,
  available: AmountSchema,
  held: AmountSchema,
  pending: AmountSchema,
  totalPurchased: v.optional(AmountSchema),
  totalUsed: v.optional(AmountSchema),
  expiringNext: v.optional(v.object({ amount: AmountSchema, at: InstantSchema })),
  lowBalance: v.boolean(),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  updatedAt: InstantSchema,
}

/**
 * What one wallet holds. `available` can be spent now (below zero only while a lost dispute is owed), `held` is
 * reserved for running actions, `pending` is paid for but not settled and cannot be spent. `version` grows with every
 * change of the wallet; of two balances the one with the larger version is the newer. A wallet held elsewhere that
 * cannot be reached is `unavailable`: it then has no amounts at all, because unknown is not zero. The totals are absent where a
 * backend does not keep them.
 */
export const BalanceSchema = v.variant('status', [
  v.object({ status: v.literal('ok'), ...known }),
  v.object({ status: v.literal('unavailable'), walletId: IdSchema, updatedAt: InstantSchema }),
])
/** What one wallet holds, or that it cannot be told. */
export type Balance = v.InferOutput<typeof BalanceSchema>
/** A balance whose amounts are known. */
export type KnownBalance = Extract<Balance, { status: 'ok' }>

/** A lot of credits with one origin and one expiry; `expiresAt` is null when it never expires. The soonest-expiring lot is spent first. */
export const GrantSchema = v.object({
  id: IdSchema,
  walletId: IdSchema,
  source: v.picklist(['purchase', 'promo', 'admin', 'subscription', 'refund']),
  original: AmountSchema,
  remaining: AmountSchema,
  createdAt: InstantSchema,
  expiresAt: v.nullable(InstantSchema),
})
/** A lot of credits with one origin and one expiry. */
export type Grant = v.InferOutput<typeof GrantSchema>
