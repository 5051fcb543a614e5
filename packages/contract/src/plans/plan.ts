import * as v from 'valibot'
import { AmountSchema, PositiveAmountSchema } from '../amount/index'
import { ProviderIdSchema } from '../config/wallet'
import { IdSchema, textSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'

/** A service that is bought with credits and renewed every month. `limits` maps what is limited to how many. */
export const ServicePlanSchema = v.object({
  id: IdSchema,
  walletId: IdSchema,
  name: v.string(),
  description: v.string(),
  price: AmountSchema,
  limits: v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  available: v.boolean(),
})
/** A service that is bought with credits and renewed every month. */
export type ServicePlan = v.InferOutput<typeof ServicePlanSchema>

/** A running plan. With `autoRenew` it renews at `renewsAt`; without, it ends there. `past_due` waits for credits. */
export const SubscriptionSchema = v.object({
  id: IdSchema,
  planId: IdSchema,
  status: v.picklist(['active', 'past_due', 'canceled', 'ended']),
  autoRenew: v.boolean(),
  startedAt: InstantSchema,
  renewsAt: v.nullable(InstantSchema),
  endedAt: v.nullable(InstantSchema),
})
/** A running plan. */
export type Subscription = v.InferOutput<typeof SubscriptionSchema>

const rule = {
  enabled: v.boolean(),
  walletId: IdSchema,
  threshold: PositiveAmountSchema,
  amount: PositiveAmountSchema,
  monthlyLimit: PositiveAmountSchema,
  provider: ProviderIdSchema,
}

/**
 * A rule that buys credits by itself: when the balance falls below `threshold` (credits), buy for `amount` (money),
 * never for more than `monthlyLimit` (money) in a calendar month. Never on unless the user turned it on. What counts
 * towards the limit so far is `boughtThisMonth` (money, also what is under way), and the newest purchase that brought
 * credits is `lastTopUp`; a backend that does not keep them leaves them out.
 */
export const AutoTopUpSchema = v.object({
  ...rule,
  status: v.picklist(['off', 'active', 'limit_reached', 'failing']),
  boughtThisMonth: v.optional(AmountSchema),
  lastTopUp: v.optional(v.object({ purchaseId: IdSchema, at: InstantSchema, price: AmountSchema })),
  lastFailure: v.optional(v.object({ at: InstantSchema, declineCode: v.string() })),
})
/** A rule that buys credits by itself. */
export type AutoTopUp = v.InferOutput<typeof AutoTopUpSchema>
/** The rule as the user sets it. */
export const AutoTopUpRuleSchema = v.object(rule)

/** A promotion code as it was typed; letter case and surrounding blanks do not matter. */
export const RedeemSchema = v.object({ code: textSchema(64, 'Type the code.') })
