import * as v from 'valibot'
import { AmountSchema, NonZeroAmountSchema, PositiveAmountSchema } from '../amount/index'
import { BalanceSchema } from '../balances/balance'
import { RoleSchema } from '../config/config'
import { ProblemSchema } from '../problems/problem'
import { TransactionSchema } from '../transactions/transaction'
import { IdSchema, textSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'
import { pageSchema } from '../wire/page'

/** Somebody with an account of credits. */
export const UserSchema = v.object({
  id: IdSchema,
  accountId: IdSchema,
  name: v.string(),
  email: v.string(),
  role: RoleSchema,
})
/** Somebody with an account of credits. */
export type User = v.InferOutput<typeof UserSchema>

/** A user's balances and the newest page of their history. */
export const UserCreditsSchema = v.object({
  user: UserSchema,
  balances: v.array(BalanceSchema),
  transactions: pageSchema(TransactionSchema),
})
/** A user's balances and the newest page of their history. */
export type UserCredits = v.InferOutput<typeof UserCreditsSchema>

/** Who changed what, when and why. Entries are never changed or removed. */
export const AuditEntrySchema = v.object({
  id: IdSchema,
  actor: v.object({ id: IdSchema, name: v.string() }),
  action: v.string(),
  userId: v.optional(IdSchema),
  walletId: v.optional(IdSchema),
  amount: v.optional(AmountSchema),
  reason: v.string(),
  transactionId: v.optional(IdSchema),
  createdAt: InstantSchema,
})
/** Who changed what, when and why. */
export type AuditEntry = v.InferOutput<typeof AuditEntrySchema>

/** The reason for a change, as the audit trail keeps it. */
const ReasonSchema = textSchema(500, 'Give a reason: it is kept in the audit trail.')

/**
 * Credits added (above zero) or removed (below zero) by hand. `reverses` names an adjustment that this one undoes
 * exactly. With `expectedVersion` the change is refused when the balance has moved since it was looked at.
 */
export const AdjustmentSchema = v.object({
  userId: IdSchema,
  walletId: IdSchema,
  amount: NonZeroAmountSchema,
  reason: ReasonSchema,
  reverses: v.optional(IdSchema),
  expectedVersion: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
})
/** Credits added or removed by hand. */
export type Adjustment = v.InferOutput<typeof AdjustmentSchema>

/** What an adjustment did. `transaction` and `audit` are its proof; a backend that does not hand them out leaves them away. */
export const AdjustmentResultSchema = v.object({
  transaction: v.optional(TransactionSchema),
  balance: BalanceSchema,
  audit: v.optional(AuditEntrySchema),
})
/** What an adjustment did. */
export type AdjustmentResult = v.InferOutput<typeof AdjustmentResultSchema>

/** The most rows of one bulk adjustment. */
export const MAX_ADJUSTMENT_ROWS = 1000

/** Written like an adjustment but read row by row: a row that is none is refused by itself and takes no other with it. */
export const UncheckedAdjustmentSchema = v.pipe(
  v.custom<v.InferInput<typeof AdjustmentSchema>>(() => true),
  v.transform((row): unknown => row),
)

/**
 * Many adjustments at once; each row succeeds or fails by itself, also one that is malformed. Only the list as a whole
 * is validated with the request.
 */
export const AdjustManySchema = v.object({
  rows: v.pipe(
    v.array(UncheckedAdjustmentSchema),
    v.minLength(1, 'List at least one adjustment.'),
    v.maxLength(MAX_ADJUSTMENT_ROWS, `List at most ${MAX_ADJUSTMENT_ROWS} adjustments.`),
  ),
})
/** The outcome of a bulk adjustment, row by row in the order sent. Fields at fault are named from the request on: `rows.3.amount`. */
export const AdjustManyResultSchema = v.object({
  rows: v.array(
    v.variant('status', [
      v.object({
        status: v.literal('completed'),
        index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        result: AdjustmentResultSchema,
      }),
      v.object({
        status: v.literal('failed'),
        index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        problem: ProblemSchema,
      }),
    ]),
  ),
})

/** Money given back for a purchase; absent `money` means all that is left of it. */
export const RefundSchema = v.object({ money: v.optional(PositiveAmountSchema), reason: ReasonSchema })
