import type { Adjustment, Balance, KnownBalance } from '@creditkit/contract'
import { hostProblem, unsupported } from '../../http/fault'
import type { Dialect, HostCall, HostFunction } from '../../http/host-operation'
import { availableBalance, instantOf, noSuchWallet } from '../available-balance'
import { invalidField } from '../money-order'
import { type BalanceRow, TransactionRowSchema } from './native-answers'
import { CREDITS, DIALECT, type SkypanelCreditsOptions, type SkypanelOffer, toOffer } from './offer'
import { problemOf } from './problems'
import { purchaseOperations } from './purchases'
import { askBalance, orTooFew } from './too-few'
import { toTransaction, transactionOperations } from './transactions'

export type { SkypanelCreditsOptions } from './offer'

/**
 * The dialect of SkyPANEL's custom credits: `/api/credits/*`, `/api/transactions/*` and
 * `/api/admin/credits/adjust`, money as decimal texts and credits as integers. One wallet of whole credits at one US
 * dollar each, bought on PayPal's page; the backend tells the brand's name, the rest of the configuration comes from the
 * options. Everything that the API has no address for is `unsupported`.
 *
 * @throws RangeError when a limit or a preset of the options is no whole number of cents.
 */
export function skypanelCredits(options: SkypanelCreditsOptions): Dialect {
  const offer = toOffer(options)
  return {
    name: DIALECT,
    toProblem: (refusal) => problemOf(refusal, offer),
    operations: {
      getConfig: async (_, call) => {
        const { creditName } = await askBalance(call)
        return offer.toConfig(creditName?.trim() || null)
      },
      getBalances: async (_, call) => ({ balances: [toBalance(await askBalance(call), call, offer)] }),
      getBalance: async ({ walletId = offer.credits.wallet.id }, call) => {
        if (walletId !== offer.credits.wallet.id) throw noSuchWallet('getBalance')
        return toBalance(await askBalance(call), call, offer)
      },
      ...purchaseOperations(offer),
      ...transactionOperations(offer),
      adminAdjust: adjust(offer),
    },
  }
}

function toBalance(
  { balance, updatedAt }: BalanceRow,
  call: HostCall,
  { credits }: SkypanelOffer,
): KnownBalance {
  const told = availableBalance(credits, balance, call)
  return { ...told, updatedAt: updatedAt ?? told.updatedAt }
}

/**
 * Adds or removes credits by hand; the transaction that the backend writes is the proof. It has no address for somebody
 * else's balance, which is therefore `unavailable`, as the viewer's own is where it cannot be read afterwards. It counts no
 * versions, so that `expectedVersion` is not looked at, and knows no reversals, so that one is `unsupported`.
 */
function adjust(offer: SkypanelOffer): HostFunction<'adminAdjust'> {
  return async (input, call) => {
    const { userId, amount } = input
    const body = { userId, amount: creditsOf(input, offer), reason: input.reason.trim() }
    const request = { method: 'POST', path: '/api/admin/credits/adjust', body } as const
    const asked = { operation: 'adminAdjust', userId, amount } as const
    const written = await orTooFew(call.send(request, TransactionRowSchema), asked, call, offer)
    const untold: Balance = {
      status: 'unavailable',
      walletId: input.walletId,
      updatedAt: instantOf(call.askedAt),
    }
    const own = userId === offer.viewer.userId ? await askBalance(call).catch(() => undefined) : undefined
    return { transaction: toTransaction(written, offer), balance: own ? toBalance(own, call, offer) : untold }
  }
}

/** How many credits are sent, with their sign. Throws before anything is sent. */
function creditsOf({ walletId, amount, reverses }: Adjustment, { credits }: SkypanelOffer): number {
  if (reverses !== undefined) throw unsupported('adminAdjust', DIALECT)
  if (walletId !== credits.wallet.id) throw noSuchWallet('adminAdjust')
  if (amount.asset === CREDITS) return amount.minor
  throw hostProblem('adminAdjust', invalidField('amount.asset', `Count in ${CREDITS}.`))
}
