import { type Amount, assetCode, type Branding, type Wallet } from '@creditkit/contract'
import type { Formatter } from './formatter'
import { walletUnit } from './wallet-unit'

/**
 * Writes credits of which only the asset is known, by the name that the wallet which holds them gives them; by the code of
 * the asset where there is no such wallet, or while wallets are not loaded.
 */
export function creditsOfAsset(
  format: Formatter,
  value: Amount,
  wallets: readonly Wallet[] | undefined,
  branding: Branding | undefined,
): string {
  const wallet = wallets?.find(({ asset }) => asset === value.asset)
  return wallet && branding
    ? format.credits(value, walletUnit(branding, wallet))
    : `${format.quantity(value)}\u00a0${assetCode(value.asset)}`
}
