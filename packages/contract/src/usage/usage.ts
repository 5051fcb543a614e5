import * as v from 'valibot'
import { AmountSchema } from '../amount/index'
import { IdSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'
import { pageQuery } from '../wire/page'

const quantity = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/**
 * How much of a monthly allowance is used, in whole `unit`s. `overage` is what went past `included` and was paid with
 * credits. `level` is `warning` from 80 % of the allowance, `critical` from 95 %, `exceeded` past it.
 */
export const UsageMeterSchema = v.object({
  id: IdSchema,
  name: v.string(),
  unit: v.string(),
  used: quantity,
  included: quantity,
  overage: quantity,
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
