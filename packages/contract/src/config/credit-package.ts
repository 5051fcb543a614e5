import * as v from 'valibot'
import { AmountSchema } from '../amount/index'
import { IdSchema } from '../wire/identifier'

/** A fixed offer: `credits` plus `bonus` credits of a wallet for `price`. `bonus` is zero when there is none. */
export const CreditPackageSchema = v.object({
  id: IdSchema,
  walletId: IdSchema,
  name: v.string(),
  description: v.string(),
  credits: AmountSchema,
  bonus: AmountSchema,
  price: AmountSchema,
  popular: v.boolean(),
  providerRefs: v.record(v.string(), v.string()),
})
/** A fixed offer of credits for a price. */
export type CreditPackage = v.InferOutput<typeof CreditPackageSchema>
