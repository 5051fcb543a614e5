import { type CreditPackage, type OperationInput, toProblem } from '@creditkit/contract'
import { hostProblem } from '../../http/fault'
import { requireWallet } from './wallet-balance'
import type { WalletOffer } from './wallet-offer'

/**
 * The package that a draft names. Throws before anything is sent: `not_found` for another wallet or package,
 * `validation_failed` for another provider and for a sum of money, which such a backend does not sell for.
 */
export function orderedPackage(offer: WalletOffer, draft: OperationInput<'createPurchase'>): CreditPackage {
  const { wallets, packages, providers } = offer.config
  requireWallet('createPurchase', offer, draft.walletId)
  if (!providers.some(({ id }) => id === draft.provider)) {
    throw refused('provider', `This is paid for with ${wallets[0]?.providers.join(', ')}.`)
  }
  if (draft.packageId === undefined) throw refused('money', 'Name a package; sums of money are not on sale.')
  const found = packages.find(({ id }) => id === draft.packageId)
  if (found) return found
  const errors = [{ path: 'packageId', code: 'not_found', message: 'There is no such package.' }]
  throw hostProblem(
    'createPurchase',
    toProblem('not_found', 'Choose a package that is on offer.', '', { errors }),
  )
}

/** The error for a field of a draft that the backend has no use for, or lacks. */
export function refused(path: string, message: string) {
  const errors = [{ path, code: 'invalid', message }]
  return hostProblem('createPurchase', toProblem('validation_failed', message, '', { errors }))
}
