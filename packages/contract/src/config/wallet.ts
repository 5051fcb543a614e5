import * as v from 'valibot'
import { AmountSchema, AssetSchema, RateSchema } from '../amount/index'
import { IdSchema } from '../wire/identifier'
import { UnitNameSchema } from './branding'

/** The payment providers that the kit knows. */
export const ProviderIdSchema = v.picklist(['paypal', 'stripe', 'stripe_checkout', 'dodo'])
/** A payment provider. */
export type ProviderId = v.InferOutput<typeof ProviderIdSchema>

/**
 * A purse of credits of one asset. `internal` credits live in the product's own ledger, `external` ones elsewhere and
 * are reached over a network, so that their balance can be unavailable. `limits` and `presets` are money, the least
 * and most that one purchase may cost. `spendOrder` says which wallet pays first, lowest first.
 */
export const WalletSchema = v.object({
  id: IdSchema,
  kind: v.picklist(['internal', 'external']),
  asset: AssetSchema,
  name: UnitNameSchema,
  description: v.string(),
  rate: RateSchema,
  purchasable: v.boolean(),
  limits: v.object({ min: AmountSchema, max: AmountSchema }),
  presets: v.array(AmountSchema),
  providers: v.array(ProviderIdSchema),
  spendOrder: v.pipe(v.number(), v.integer()),
})
/** A purse of credits of one asset. */
export type Wallet = v.InferOutput<typeof WalletSchema>
