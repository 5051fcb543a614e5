import type { Branding, UnitName, Wallet } from '@creditkit/contract'

/** What a wallet's credits are called: the product's brand names its own, credits held elsewhere keep their own name. */
export function walletUnit(
  branding: Pick<Branding, 'name'>,
  wallet: Pick<Wallet, 'kind' | 'name'>,
): UnitName {
  return wallet.kind === 'internal' ? branding.name : wallet.name
}
