import * as v from 'valibot'
import { BalanceSchema } from '../balances/balance'
import { BrandingSchema } from '../config/branding'
import { PurchaseSchema } from '../purchases/purchase'
import { TransactionSchema } from '../transactions/transaction'
import { UsageMeterSchema } from '../usage/usage'
import { IdSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'

function event<const Type extends string, const Data extends v.GenericSchema>(type: Type, data: Data) {
  return v.object({ id: IdSchema, type: v.literal(type), occurredAt: InstantSchema, data })
}

/**
 * Something that happened to the account, as the event stream tells it. `id` grows along the stream and is what
 * `Last-Event-ID` resumes from; an event may arrive twice, and a reader passes over types that it does not know.
 */
export const EventSchema = v.variant('type', [
  event('balance.updated', BalanceSchema),
  event('transaction.created', TransactionSchema),
  event('transaction.updated', TransactionSchema),
  event('purchase.updated', PurchaseSchema),
  event('branding.updated', BrandingSchema),
  event('usage.updated', UsageMeterSchema),
])
/** Something that happened to the account. */
export type CreditsEvent = v.InferOutput<typeof EventSchema>
