import type { Dialect } from '../../http/host-operation'
import { availableBalance } from '../available-balance'
import { toNativeAmount } from '../native-amount'
import { addedCredits } from '../one-wallet/added-credits'
import { approvalNotes } from '../one-wallet/approval-notes'
import { walletReads } from '../one-wallet/wallet-balance'
import {
  currencyOf,
  type PackageOption,
  toCreditPackage,
  toWalletOffer,
  type WalletOfferOptions,
  walletIdOf,
} from '../one-wallet/wallet-offer'
import { type CheckoutOptions, checkout } from './checkout'
import { NativeAdjustmentSchema, NativeBalanceSchema } from './native-answers'
import { toToolProblem } from './problems'
import { type ToolPriceOptions, toolPrices } from './tool-prices'

/** A package of `CREDIT_PACKAGES`; `price` is a decimal number of the currency, `9.99` for 9.99 dollars. */
export interface ToolPackage extends PackageOption {
  readonly price: number
}

/** What the API of a tool-credits backend does not say. */
export interface ToolCreditsOptions extends WalletOfferOptions, ToolPriceOptions, CheckoutOptions {
  /** What is on sale; the packages of the original documentation when absent. */
  readonly packages?: readonly ToolPackage[] | undefined
  /** Which of the two routes adds credits for an admin, `/api/admin/credits` when absent. */
  readonly adjustPath?: '/api/admin/credits' | '/api/credits' | undefined
}

const NAME = 'tool-credits'

const PACKAGES: readonly ToolPackage[] = [
  { id: 'starter', name: 'Starter', credits: 100, price: 9.99 },
  { id: 'pro', name: 'Pro', credits: 500, price: 39.99, popular: true },
  { id: 'enterprise', name: 'Enterprise', credits: 2000, price: 149.99 },
]

/**
 * The dialect of a backend that sells credits for tools: `/api/credits`, `/api/admin/credits`, `/api/dodopayments/checkout`.
 *
 * The backend keeps no purchases that could be asked for: the webhook adds the credits, and the balance shows it. So a
 * purchase is never called credited here. It is `processing` once `capturePurchase` says that the buyer comes back from
 * paying, which sends nothing; before that nothing is claimed of it. A host whose server can look a checkout up, by the
 * `Idempotency-Key` that came with it, adds `operations: { getPurchase }` to the client, and the purchase is followed until
 * it is credited.
 *
 * @throws RangeError that names the package, tool or multiplier whose number is no amount.
 */
export function toolCredits(options: ToolCreditsOptions): Dialect {
  const walletId = walletIdOf(options)
  const { packages = PACKAGES, environment = 'production', adjustPath = '/api/admin/credits' } = options
  const offer = toWalletOffer(
    options,
    packages.map((each) => toCreditPackage(walletId, each, toNativeAmount(each.price, currencyOf(options)))),
    { id: 'dodo', environment },
  )
  const ask = { method: 'GET', path: '/api/credits' } as const
  return {
    name: NAME,
    toProblem: toToolProblem(walletId),
    operations: {
      ...walletReads(offer, async (call) => ({
        available: (await call.send(ask, NativeBalanceSchema)).balance,
      })),
      quoteTool: toolPrices(walletId, options),
      createPurchase: checkout(offer, NAME, options),
      ...approvalNotes(NAME, options.viewer.accountId),
      adminAdjust: async (adjustment, call) => {
        const { userId, reason } = adjustment
        const body = { userId, amount: addedCredits(offer, NAME, adjustment), reason }
        const answer = await call.send({ method: 'POST', path: adjustPath, body }, NativeAdjustmentSchema)
        return { balance: availableBalance(offer, answer.newBalance, call) }
      },
    },
  }
}
