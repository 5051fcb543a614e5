import type { Dialect, HostFunction } from '../../http/host-operation'
import { instantOf } from '../available-balance'
import { toNativeAmount } from '../native-amount'
import { addedCredits } from '../one-wallet/added-credits'
import { approvalNotes } from '../one-wallet/approval-notes'
import { madeBefore } from '../one-wallet/made-before'
import { orderedPackage } from '../one-wallet/package-order'
import { walletReads } from '../one-wallet/wallet-balance'
import {
  currencyOf,
  type PackageOption,
  toCreditPackage,
  toWalletOffer,
  type WalletOffer,
  type WalletOfferOptions,
  walletIdOf,
} from '../one-wallet/wallet-offer'
import { purchaseNotes } from '../purchase-notes'
import { readAnswer } from './action-answer'
import {
  NativeAdditionSchema,
  NativeCreditsSchema,
  NativePaymentIntentSchema,
  paymentIntentOf,
} from './native-answers'

/** A package of `CREDIT_PACKAGES`; `price` is a decimal number of the currency, `9.99` for 9.99 dollars. */
export interface SaasPackage extends PackageOption {
  readonly price: number
}

/**
 * The host's server actions, imported and handed over. Each answers plainly, or wrapped as `{ data, serverError,
 * validationErrors }` or `{ success, error }`.
 */
export interface SaasActions {
  readonly getCreditsAction: () => unknown
  readonly createCreditPaymentIntent: (input: { packageId: string }) => unknown
  /** For admins; without it `adminAdjust` is unsupported. */
  readonly addCredits?:
    | ((input: { userId: string; amount: number; type: string; description: string }) => unknown)
    | undefined
}

/** What server actions do not say. */
export interface SaasPackagesOptions extends WalletOfferOptions {
  readonly actions: SaasActions
  /** Stripe's publishable key. It says where payments are taken, unless `environment` does. */
  readonly publishableKey: string
  /** What is on sale; `basic`, the one package that the original documentation spells out, when absent. */
  readonly packages?: readonly SaasPackage[] | undefined
  /** What `addCredits` files an adjustment under; `PURCHASE`, as in the original documentation, when absent. */
  readonly adjustmentType?: string | undefined
}

const NAME = 'saas-packages'

const PACKAGES: readonly SaasPackage[] = [
  { id: 'basic', name: 'Basic', credits: 100, price: 9.99, description: 'Perfect for getting started' },
]

/**
 * The dialect of a Next.js application whose credits are server actions. Nothing goes through the client's `fetch`, and an
 * action takes no idempotency key: one that throws is "no answer", and a mutation is then not repeated.
 *
 * A purchase is called by its PaymentIntent. After Stripe's form has been paid, `capturePurchase` sends nothing: the
 * webhook adds the credits, the purchase stays `processing`, and the balance shows when they have come. A host whose server
 * can look a PaymentIntent up adds `operations: { getPurchase }` to the client, and the purchase is followed until it is
 * credited.
 *
 * @throws RangeError that names the package whose price or credits are no amount.
 */
export function saasPackages(options: SaasPackagesOptions): Dialect {
  const { actions, packages = PACKAGES, publishableKey, adjustmentType: type = 'PURCHASE' } = options
  const walletId = walletIdOf(options)
  const { environment = publishableKey.startsWith('pk_test_') ? 'sandbox' : 'production' } = options
  const offer = toWalletOffer(
    options,
    packages.map((each) => toCreditPackage(walletId, each, toNativeAmount(each.price, currencyOf(options)))),
    { id: 'stripe', publishableKey, environment },
  )
  const { addCredits } = actions
  const adminAdjust: HostFunction<'adminAdjust'> | undefined =
    addCredits &&
    (async (adjustment, call) => {
      const { userId, reason: description } = adjustment
      const input = { userId, amount: addedCredits(offer, NAME, adjustment), type, description }
      const called = { operation: 'adminAdjust', action: 'addCredits' } as const
      readAnswer(called, await addCredits(input), NativeAdditionSchema)
      // What the user has now, no action tells.
      return { balance: { status: 'unavailable', walletId, updatedAt: instantOf(call.askedAt) } }
    })
  return {
    name: NAME,
    operations: {
      ...walletReads(offer, async (_, operation) => {
        const called = { operation, action: 'getCreditsAction' }
        const answer = readAnswer(called, await actions.getCreditsAction(), NativeCreditsSchema)
        return { available: answer.credits }
      }),
      createPurchase: paymentIntent(offer, actions),
      ...approvalNotes(NAME, options.viewer.accountId),
      ...(adminAdjust && { adminAdjust }),
    },
  }
}

/** Makes a PaymentIntent. The same key within a quarter of an hour is the same one, without calling the action. */
function paymentIntent(offer: WalletOffer, actions: SaasActions): HostFunction<'createPurchase'> {
  return async (draft, call) => {
    const { id: packageId, walletId, credits, price } = orderedPackage(offer, draft)
    const notes = purchaseNotes(call.storage, NAME, offer.config.viewer.accountId)
    const made = madeBefore(notes, call, packageId)
    if (made) return made
    const called = { operation: 'createPurchase', action: 'createCreditPaymentIntent' } as const
    const answer = await actions.createCreditPaymentIntent({ packageId })
    const { clientSecret } = readAnswer(called, answer, NativePaymentIntentSchema)
    const createdAt = instantOf(call.askedAt)
    return notes.keep(
      {
        id: paymentIntentOf(clientSecret),
        walletId,
        packageId,
        credits,
        price,
        provider: 'stripe',
        status: 'requires_action',
        nextAction: { type: 'stripe_payment_intent', clientSecret },
        createdAt,
        updatedAt: createdAt,
      },
      call.idempotencyKey,
    )
  }
}
