export {
  type Branding,
  BrandingSchema,
  BrandingUpdateSchema,
  UNBRANDED_NAME,
  type UnitName,
  UnitNameSchema,
} from './branding'
export {
  type Config,
  ConfigSchema,
  type ProviderConfig,
  ProviderConfigSchema,
  type Role,
  RoleSchema,
} from './config'
export { type CreditPackage, CreditPackageSchema } from './credit-package'
export { type ProviderId, ProviderIdSchema, type Wallet, WalletSchema } from './wallet'
