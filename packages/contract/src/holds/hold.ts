import * as v from 'valibot'
import { AmountSchema, PositiveAmountSchema } from '../amount/index'
import { ReferenceSchema } from '../transactions/transaction'
import { IdSchema, textSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'

/** How demanding a run of a tool is; it multiplies the tool's base cost. */
export const ComplexitySchema = v.picklist(['low', 'medium', 'high'])

/** A run of a tool, which the server prices. */
export const ToolRunSchema = v.object({ tool: IdSchema, complexity: ComplexitySchema })

/** The price of a run of a tool in credits. */
export const QuoteSchema = v.object({ ...ToolRunSchema.entries, walletId: IdSchema, credits: AmountSchema })
/** The price of a run of a tool in credits. */
export type Quote = v.InferOutput<typeof QuoteSchema>

/** Credits set aside for an action that runs. It ends captured, released, or by itself at `expiresAt`. */
export const HoldSchema = v.object({
  id: IdSchema,
  walletId: IdSchema,
  amount: AmountSchema,
  captured: AmountSchema,
  status: v.picklist(['active', 'captured', 'released', 'expired']),
  description: v.string(),
  createdAt: InstantSchema,
  expiresAt: InstantSchema,
})
/** Credits set aside for an action that runs. */
export type Hold = v.InferOutput<typeof HoldSchema>

/** The longest that a hold may last, in seconds. */
export const MAX_HOLD_SECONDS = 24 * 60 * 60

/** How long a hold lasts when its draft does not say, in seconds. */
export const DEFAULT_HOLD_SECONDS = 15 * 60

/**
 * What to set aside: a priced tool run, or (with the service or admin role) a raw amount; one of the two. `accountId`
 * names whose credits, and is the caller's own when absent; only those two roles may name another.
 */
export const HoldDraftSchema = v.pipe(
  v.object({
    accountId: v.optional(IdSchema),
    walletId: IdSchema,
    amount: v.optional(PositiveAmountSchema),
    run: v.optional(ToolRunSchema),
    description: textSchema(500, 'Say what the credits are set aside for.'),
    expiresInSeconds: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_HOLD_SECONDS)),
    ),
  }),
  v.forward(
    v.partialCheck(
      [['amount'], ['run']],
      (draft) => (draft.amount === undefined) !== (draft.run === undefined),
      'Name a tool run or an amount, one of the two.',
    ),
    ['amount'],
  ),
)

/** How much of a hold to take; absent means all of it. What is not taken becomes available again. */
export const HoldCaptureSchema = v.object({ amount: v.optional(PositiveAmountSchema) })

/** Credits spent in one step; `accountId` names whose, and is the caller's own when absent. */
export const SpendSchema = v.object({
  accountId: v.optional(IdSchema),
  walletId: IdSchema,
  amount: PositiveAmountSchema,
  description: textSchema(500, 'Say what the credits are spent on.'),
  reference: ReferenceSchema,
})
