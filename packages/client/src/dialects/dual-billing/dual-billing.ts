import type { Dialect, HostCall } from '../../http/host-operation'
import { availableBalance, noSuchWallet } from '../available-balance'
import { adjust, userCredits } from './adjustments'
import { balancesAnswer } from './native-answers'
import { DIALECT, type DualBillingOptions, toOffer } from './offer'
import { problemOf } from './problems'
import { purchaseOperations } from './purchases'

export type { DualBillingOptions, DualBillingWalletOptions } from './offer'

/**
 * The dialect of SkyPANEL's dual billing: `/api/billing/*` and
 * `/api/admin/users/:id/custom-credits`, amounts as floats. Two wallets, custom credits bought over PayPal and
 * VirtFusion tokens; the configuration comes from the options, without asking. Everything that the API has no address
 * for is `unsupported`, the customer's own history included.
 *
 * Balances are shown as the backend tells them, to the cent. Its columns are `real`, which hold six digits for certain, so
 * that above some hundred thousand dollars its own books are off by cents.
 *
 * @throws RangeError when an asset of the options is malformed, or a limit is no whole number of cents.
 */
export function dualBilling(options: DualBillingOptions): Dialect {
  const offer = toOffer(options)
  const balances = async (call: HostCall) => {
    const request = { method: 'GET', path: '/api/billing/balance' } as const
    const { customCredits, virtFusion } = await call.send(request, balancesAnswer(offer))
    return {
      credits: availableBalance(offer.credits, customCredits.balance, call),
      tokens: availableBalance(offer.tokens, virtFusion.balance, call),
    }
  }
  return {
    name: DIALECT,
    toProblem: (refusal) => problemOf(refusal, offer),
    operations: {
      getConfig: () => offer.config,
      getBalances: async (_, call) => {
        const { credits, tokens } = await balances(call)
        return { balances: [credits, tokens] }
      },
      getBalance: async ({ walletId = offer.credits.wallet.id }, call) => {
        const isCredits = walletId === offer.credits.wallet.id
        if (!isCredits && walletId !== offer.tokens.wallet.id) throw noSuchWallet('getBalance')
        const { credits, tokens } = await balances(call)
        return isCredits ? credits : tokens
      },
      ...purchaseOperations(offer),
      adminAdjust: adjust(offer),
      ...(options.findUser && { adminGetUserCredits: userCredits(offer, options.findUser) }),
    },
  }
}
