import { type CreditPackage, type OperationInput, toProblem } from '@creditkit/contract'
import { hostProblem } from '../../http/fault'
import { invalidOrder } from '../money-order'
import { requireWallet } from './wallet-balance'
import type { WalletOffer } from './wallet-offer'

/**
 * The package that a draft names. Throws before anything is sent: `not_found` for another wallet or package,
 * `validation_failed` for another provider and for a sum of money, which such a backend does not sell for.
 */
export function orderedPackage(offer: WalletOffer, draft: OperationInput<'createPurchase'>): CreditPackage {
  requireWallet('createPurchase', offer, draft.walletId)
  const { providers } = offer.wallet
  if (!providers.includes(draft.provider)) {
    throw invalidOrder('provider', `This is paid for with ${providers.join(', ')}.`)
  }
  if (draft.packageId === undefined) {
    throw invalidOrder('money', 'Name a package; sums of money are not on sale.')
  }
  const found = offer.config.packages.find(({ id }) => id === draft.packageId)
  if (found) return found
  const errors = [{ path: 'packageId', code: 'not_found', message: 'There is no such package.' }]
  throw hostProblem(
    'createPurchase',
    toProblem('not_found', 'Choose a package that is on offer.', '', { errors }),
  )
}
