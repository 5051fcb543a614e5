import { type Adjustment, amount, toProblem } from '@creditkit/contract'
import { hostProblem, unsupported } from '../../http/fault'
import { requireWallet } from './wallet-balance'
import { CREDITS, type WalletOffer } from './wallet-offer'

/**
 * The credits of an adjustment, for a backend that can only add some. Throws before anything is sent: `not_found` for
 * another wallet, `validation_failed` for another asset, `amount_out_of_range` for less than one credit, `unsupported` for
 * a reversal, which such a backend could not tell from new credits. `expectedVersion` is not looked at: it has no versions.
 */
export function addedCredits(
  offer: WalletOffer,
  dialect: string,
  { walletId, amount: added, reverses }: Adjustment,
): number {
  requireWallet('adminAdjust', offer, walletId)
  if (reverses !== undefined) throw unsupported('adminAdjust', dialect)
  if (added.asset !== CREDITS) {
    const errors = [{ path: 'amount.asset', code: 'invalid', message: `Count in ${CREDITS}.` }]
    throw hostProblem('adminAdjust', toProblem('validation_failed', 'Mend the named field.', '', { errors }))
  }
  if (added.minor < 1) {
    const [min, max] = [amount(1, CREDITS), amount(Number.MAX_SAFE_INTEGER, CREDITS)]
    const errors = [
      { path: 'amount', code: 'amount_out_of_range', message: 'Credits can only be added here.' },
    ]
    const range = { min, max, errors }
    throw hostProblem('adminAdjust', toProblem('amount_out_of_range', 'Add at least one credit.', '', range))
  }
  return added.minor
}
