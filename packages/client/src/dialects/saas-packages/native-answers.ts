import * as v from 'valibot'
import { nativeAmount } from '../native-amount'
import { CREDITS } from '../one-wallet/wallet-offer'

/** `getCreditsAction()`: the caller's credits, as a number or as `{ credits }`. The original documentation names no field. */
export const NativeCreditsSchema = v.pipe(
  v.unknown(),
  v.transform((told) => (typeof told === 'number' ? { credits: told } : told)),
  v.object({ credits: nativeAmount(CREDITS) }),
)

/** `createCreditPaymentIntent()`: the secret that Stripe's form pays with. It begins with the PaymentIntent's identifier. */
export const NativePaymentIntentSchema = v.object({
  clientSecret: v.pipe(
    v.string(),
    v.regex(/^pi_[A-Za-z0-9]+_secret_/, 'This is no client secret of a PaymentIntent.'),
  ),
})

/** `addCredits()`: whatever is no refusal. The original documentation does not say what it answers. */
export const NativeAdditionSchema = v.unknown()

/** The identifier of a client secret's PaymentIntent. */
export const paymentIntentOf = (clientSecret: string) =>
  clientSecret.slice(0, clientSecret.indexOf('_secret_'))
