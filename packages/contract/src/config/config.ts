import * as v from 'valibot'
import { IdSchema } from '../wire/identifier'
import { BrandingSchema } from './branding'
import { CreditPackageSchema } from './credit-package'
import { WalletSchema } from './wallet'

/** Who may call an operation: a `customer`, an `admin` of the product, or the product's own server (`service`). */
export const RoleSchema = v.picklist(['customer', 'admin', 'service'])
/** Who may call an operation. */
export type Role = v.InferOutput<typeof RoleSchema>

const environment = v.picklist(['sandbox', 'production'])

/** What the browser needs to show a provider's form. Only public values: no secret ever leaves the server. */
export const ProviderConfigSchema = v.variant('id', [
  v.object({ id: v.literal('paypal'), clientId: v.string(), environment }),
  v.object({ id: v.literal('stripe'), publishableKey: v.string(), environment }),
  v.object({ id: v.literal('stripe_checkout'), environment }),
  v.object({ id: v.literal('dodo'), environment }),
])
/** What the browser needs to show a provider's form. */
export type ProviderConfig = v.InferOutput<typeof ProviderConfigSchema>

/** Everything that a billing page is drawn from and that changes rarely. `viewer` is the session that asked. */
export const ConfigSchema = v.object({
  viewer: v.object({ userId: IdSchema, accountId: IdSchema, name: v.string(), role: RoleSchema }),
  branding: BrandingSchema,
  wallets: v.array(WalletSchema),
  packages: v.array(CreditPackageSchema),
  providers: v.array(ProviderConfigSchema),
})
/** Everything that a billing page is drawn from and that changes rarely. */
export type Config = v.InferOutput<typeof ConfigSchema>
