import * as v from 'valibot'
import { AmountSchema } from '../amount/index'
import { ProviderIdSchema } from '../config/wallet'
import { IdSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'

/**
 * The life of a purchase. `succeeded` means credited, not merely paid: a paid purchase whose payment has not settled
 * is `processing`. After success it can become `partially_refunded`, `refunded` or `disputed`.
 */
export const PurchaseStatusSchema = v.picklist([
  'created',
  'requires_action',
  'processing',
  'succeeded',
  'failed',
  'canceled',
  'expired',
  'partially_refunded',
  'refunded',
  'disputed',
])
/** The life of a purchase. */
export type PurchaseStatus = v.InferOutput<typeof PurchaseStatusSchema>

/** What the buyer does next, by provider: approve an order, confirm an intent, or follow a link. */
export const NextActionSchema = v.variant('type', [
  v.object({ type: v.literal('paypal_order'), orderId: v.string() }),
  v.object({ type: v.literal('stripe_payment_intent'), clientSecret: v.string() }),
  v.object({ type: v.literal('redirect'), url: v.string() }),
])
/** What the buyer does next. */
export type NextAction = v.InferOutput<typeof NextActionSchema>

/**
 * Why the last attempt to pay did not go through. `declineCode` is the provider's own word in lower_snake_case;
 * `retryable` tells whether trying again, perhaps with another method, can help.
 */
export const PurchaseFailureSchema = v.object({ declineCode: v.string(), retryable: v.boolean() })

/** Credits bought, or being bought, for money. `credits` includes any bonus. `transactionId` is there once credited. */
export const PurchaseSchema = v.object({
  id: IdSchema,
  walletId: IdSchema,
  credits: AmountSchema,
  price: AmountSchema,
  provider: ProviderIdSchema,
  packageId: v.optional(IdSchema),
  status: PurchaseStatusSchema,
  nextAction: v.optional(NextActionSchema),
  failure: v.optional(PurchaseFailureSchema),
  refunded: v.optional(AmountSchema),
  transactionId: v.optional(IdSchema),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
})
/** Credits bought, or being bought, for money. */
export type Purchase = v.InferOutput<typeof PurchaseSchema>

const httpUrl = 'The return address is an http or https address.'

/**
 * What a customer buys: either a package or a sum of money, never both. The server works out credits and price. Any
 * whole `money` passes here, also zero and less: the service knows the wallet's limits and answers
 * `amount_out_of_range` with them.
 */
export const PurchaseDraftSchema = v.pipe(
  v.object({
    walletId: IdSchema,
    provider: ProviderIdSchema,
    packageId: v.optional(IdSchema),
    money: v.optional(AmountSchema),
    returnUrl: v.optional(v.pipe(v.string(), v.url(httpUrl), v.regex(/^https?:\/\//, httpUrl))),
  }),
  v.forward(
    v.partialCheck(
      [['packageId'], ['money']],
      (draft) => (draft.packageId === undefined) !== (draft.money === undefined),
      'Name a package or a sum of money, one of the two.',
    ),
    ['money'],
  ),
)
/** What a customer buys. */
export type PurchaseDraft = v.InferOutput<typeof PurchaseDraftSchema>

/** The proof of a credited purchase. `number` is unique and never reused. */
export const ReceiptSchema = v.object({
  number: v.string(),
  issuedAt: InstantSchema,
  seller: v.object({ name: v.string(), address: v.array(v.string()), taxId: v.optional(v.string()) }),
  buyer: v.object({ name: v.string(), email: v.optional(v.string()) }),
  purchase: PurchaseSchema,
  lines: v.array(v.object({ description: v.string(), credits: AmountSchema, price: AmountSchema })),
  total: AmountSchema,
  refunded: AmountSchema,
})
/** The proof of a credited purchase. */
export type Receipt = v.InferOutput<typeof ReceiptSchema>
