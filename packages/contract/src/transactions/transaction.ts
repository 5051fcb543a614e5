import * as v from 'valibot'
import { AmountSchema, NonZeroAmountSchema } from '../amount/index'
import { ProviderIdSchema } from '../config/wallet'
import { IdSchema, MetadataSchema, textSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'
import { pageQuery } from '../wire/page'

/** The transaction types that the kit has a name for; any other is shown with its own name made readable. */
export const KNOWN_TRANSACTION_TYPES = [
  'purchase',
  'bonus',
  'service_purchase',
  'usage',
  'refund',
  'admin_add',
  'admin_remove',
  'promo',
  'subscription_grant',
  'expiry',
  'dispute',
  'transfer',
] as const
/** A transaction type that the kit has a name for. */
export type KnownTransactionType = (typeof KNOWN_TRANSACTION_TYPES)[number]

/** Where a transaction stands. Only `completed` ones count in a balance. */
export const TransactionStatusSchema = v.picklist(['pending', 'completed', 'failed', 'reversed'])
/** Where a transaction stands. */
export type TransactionStatus = v.InferOutput<typeof TransactionStatusSchema>

/** What a transaction is about in the product: an order, a tool run, a subscription. */
export const ReferenceSchema = v.object({ type: IdSchema, id: IdSchema })

const TypeSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,63}$/, 'A type is written in lower_snake_case.'),
)

/**
 * One line of a wallet's history. `amount` is signed; `balanceAfter` = `balanceBefore` + `amount`, where a balance is
 * available plus held; both are absent where a backend does not keep them. `money` is what was paid or paid back.
 * `reverses` names the transaction that this one undoes.
 */
export const TransactionSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  accountId: IdSchema,
  walletId: IdSchema,
  amount: AmountSchema,
  type: TypeSchema,
  status: TransactionStatusSchema,
  description: v.string(),
  balanceBefore: v.optional(AmountSchema),
  balanceAfter: v.optional(AmountSchema),
  money: v.optional(AmountSchema),
  payment: v.optional(
    v.object({
      provider: ProviderIdSchema,
      orderId: v.optional(v.string()),
      paymentId: v.optional(v.string()),
    }),
  ),
  admin: v.optional(v.object({ id: IdSchema, name: v.string(), reason: v.string() })),
  reference: v.optional(ReferenceSchema),
  reverses: v.optional(IdSchema),
  externalId: v.optional(v.string()),
  metadata: MetadataSchema,
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
})
/** One line of a wallet's history. */
export type Transaction = v.InferOutput<typeof TransactionSchema>

/**
 * Which transactions are wanted; absent fields do not filter. `from` is inclusive, `to` exclusive. `q` is looked for,
 * without regard to case, in description, reference, payment, admin reason and identifiers.
 */
export const transactionFilter = {
  walletId: v.optional(IdSchema),
  type: v.optional(TypeSchema),
  status: v.optional(TransactionStatusSchema),
  from: v.optional(InstantSchema),
  to: v.optional(InstantSchema),
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, 'Search for at most 200 characters.'))),
}
/** The filter and page of a history request. */
export const TransactionQuerySchema = v.object({ ...transactionFilter, ...pageQuery })

/**
 * A transaction that the product's own server writes; `amount` is signed and not zero. The same `externalId` in the
 * same wallet is the same transaction: it is written once, and a draft that says something else of it is refused.
 */
export const TransactionDraftSchema = v.object({
  accountId: IdSchema,
  walletId: IdSchema,
  amount: NonZeroAmountSchema,
  type: TypeSchema,
  status: v.optional(v.picklist(['pending', 'completed'])),
  description: textSchema(500, 'Say what the transaction is for.'),
  reference: v.optional(ReferenceSchema),
  externalId: v.optional(IdSchema),
  metadata: v.optional(MetadataSchema),
})
