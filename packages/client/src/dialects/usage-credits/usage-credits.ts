import { amount } from '@creditkit/contract'
import type { Dialect } from '../../http/host-operation'
import { toPlainProblem } from '../one-wallet/plain-refusal'
import { walletReads } from '../one-wallet/wallet-balance'
import {
  currencyOf,
  type PackageOption,
  toCreditPackage,
  toWalletOffer,
  type WalletOfferOptions,
  walletIdOf,
} from '../one-wallet/wallet-offer'
import { NativeBalanceSchema } from './native-answers'
import { PRICE_REF, purchaseOperations } from './purchases'
import { transactions } from './transactions'
import { usageHistory } from './usage-history'

/** A package of `DEFAULT_PACKAGES`, which says prices in cents and names Stripe's price. */
export interface UsagePackage extends Omit<PackageOption, 'id'> {
  /** The `priceId` when absent. */
  readonly id?: string | undefined
  /** Cents, or whatever the smallest unit of the currency is: 500 for five dollars. */
  readonly price: number
  /** Stripe's price, `price_…`. */
  readonly priceId: string
}

/** What the API of a usage-credits backend does not say. */
export interface UsageCreditsOptions extends WalletOfferOptions {
  /** What is on sale, each with the price that Stripe has for it. `usagePackages` makes those of the original documentation. */
  readonly packages: readonly UsagePackage[]
  /** The buyer's address, with which Stripe fills its form in; not sent when absent. */
  readonly email?: string | undefined
  /** What to call the meter of credits used, `credits` when absent. */
  readonly meterId?: string | undefined
}

const NAME = 'usage-credits'

/** The packages of the original documentation, by the prices that its script makes at Stripe. */
export function usagePackages(
  priceIds: Readonly<Record<'starter' | 'small' | 'popular' | 'power' | 'maximum', string>>,
): readonly UsagePackage[] {
  return [
    { id: 'starter', name: 'Starter', credits: 100, price: 500, priceId: priceIds.starter },
    { id: 'small', name: 'Small', credits: 500, price: 2000, priceId: priceIds.small },
    { id: 'popular', name: 'Popular', credits: 1000, price: 3500, priceId: priceIds.popular, popular: true },
    { id: 'power', name: 'Power', credits: 5000, price: 15_000, priceId: priceIds.power },
    { id: 'maximum', name: 'Maximum', credits: 10_000, price: 25_000, priceId: priceIds.maximum },
  ]
}

/**
 * The dialect of a backend that sells credits for use past monthly limits: `/api/credits/balance`, `/purchase`, `/history`.
 *
 * A purchase is called by its Checkout session. The webhook lists it when it has been paid and credited; until then it
 * stands as its page was made, or as `processing` once the buyer comes back from paying. Nothing tells whether a page was
 * left unpaid, so that a purchase never fails or expires here.
 *
 * @throws RangeError that names the package whose price or credits are no amount.
 */
export function usageCredits(options: UsageCreditsOptions): Dialect {
  const { packages, email, environment = 'production', meterId = 'credits', viewer } = options
  const currency = currencyOf(options)
  const offer = toWalletOffer(
    options,
    packages.map((each) => {
      const price = Number.isSafeInteger(each.price) ? amount(each.price, currency) : null
      const named = { ...each, id: each.id ?? each.priceId }
      return toCreditPackage(walletIdOf(options), named, price, { [PRICE_REF]: each.priceId })
    }),
    { id: 'stripe_checkout', environment },
  )
  const { userId } = viewer
  return {
    name: NAME,
    toProblem: toPlainProblem,
    operations: {
      ...walletReads(offer, async ({ send }) => {
        const request = { method: 'GET', path: '/api/credits/balance', query: { userId } } as const
        const told = await send(request, NativeBalanceSchema)
        return {
          available: told.creditsBalance,
          totalPurchased: told.creditsTotalPurchased,
          totalUsed: told.creditsTotalUsed,
        }
      }),
      ...purchaseOperations({ dialect: NAME, offer, currency, email }),
      listTransactions: transactions(offer),
      listUsageHistory: usageHistory(userId, meterId),
    },
  }
}
