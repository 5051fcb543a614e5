import * as v from 'valibot'
import { AmountSchema } from '../amount/index'
import { IdSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'
import { pageQuery } from '../wire/page'

const quantity = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/**
 * How much of a monthly allowance is used, in whole `unit`s; `included` is null where use has no limit. `overage` is what
 * went past `included` and was paid with credits. `overagePrice` is what that costs: `credits` of a wallet for every begun
 * block of `units`; a server that does not tell leaves it out. `level` is `warning` from 80 % of the allowance, `critical`
 * from 95 %, `exceeded` past it, and always `ok` without a limit.
 */
export const UsageMeterSchema = v.object({
  id: IdSchema,
  name: v.string(),
  unit: v.string(),
  used: quantity,
  included: v.nullable(quantity),
  overage: quantity,
  overagePrice: v.optional(
    v.object({
      units: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      credits: AmountSchema,
      walletId: IdSchema,
    }),
  ),
  resetsAt: InstantSchema,
  level: v.picklist(['ok', 'warning', 'critical', 'exceeded']),
})
/** How much of a monthly allowance is used. */
export type UsageMeter = v.InferOutput<typeof UsageMeterSchema>

/** What was used of a meter from `from` (inclusive) to `to` (exclusive). */
export const UsagePointSchema = v.object({
  meterId: IdSchema,
  from: InstantSchema,
  to: InstantSchema,
  used: quantity,
  credits: AmountSchema,
})
/** What was used of a meter in one stretch of time. */
export type UsagePoint = v.InferOutput<typeof UsagePointSchema>

/** Which stretch of usage is wanted, by hour, day or month. */
export const UsageHistoryQuerySchema = v.object({
  granularity: v.optional(v.picklist(['hour', 'day', 'month'])),
  meterId: v.optional(IdSchema),
  from: v.optional(InstantSchema),
  to: v.optional(InstantSchema),
  ...pageQuery,
})

/** Units used of a meter, reported by the product's own server. */
export const UsageRecordSchema = v.object({
  accountId: v.optional(IdSchema),
  meterId: IdSchema,
  quantity: v.pipe(v.number(), v.safeInteger(), v.minValue(1, 'Record at least one unit.')),
})
