import { TransactionStatusSchema } from '@creditkit/contract'
import * as v from 'valibot'
import { nativeAmount } from '../native-amount'
import { nativeInstant } from '../native-instant'
import { nativeMetadata, nativeType } from '../native-transaction'
import { serialId } from '../serial-id'
import type { DualBillingOffer } from './offer'

/** A user's number as the contract's identifier. */
const userNumber = v.pipe(v.number(), v.safeInteger(), v.transform(String))

/** `GET /api/billing/balance`. What is `formatted` there is not read: an amount is a number, how it looks is the page's. */
export function balancesAnswer({ credits, tokens }: DualBillingOffer) {
  return v.object({
    virtFusion: v.object({ balance: nativeAmount(tokens.wallet.asset) }),
    customCredits: v.object({ balance: nativeAmount(credits.wallet.asset) }),
  })
}

/** `POST /api/billing/custom-credits/add`. */
export const OrderAnswer = v.object({ orderId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) })

/** `POST /api/billing/custom-credits/capture`: what PayPal has taken, in US dollars. */
export const CaptureAnswer = v.object({ success: v.literal(true), amount: nativeAmount('USD/2') })

/** Anything else that was done. */
export const DoneAnswer = v.object({ success: v.literal(true) })

/** A row of `credit_transactions`. */
function transactionRow({ credits }: DualBillingOffer) {
  const amountOf = nativeAmount(credits.wallet.asset)
  return v.object({
    id: serialId,
    userId: userNumber,
    amount: amountOf,
    type: nativeType,
    description: v.nullish(v.string()),
    status: TransactionStatusSchema,
    paymentMethod: v.nullish(v.string()),
    paymentId: v.nullish(v.string()),
    adminUserId: v.nullish(userNumber),
    adminReason: v.nullish(v.string()),
    balanceBefore: amountOf,
    balanceAfter: amountOf,
    metadata: nativeMetadata,
    createdAt: nativeInstant,
  })
}
/** A row of `credit_transactions`. */
export type TransactionRow = v.InferOutput<ReturnType<typeof transactionRow>>

/** `GET /api/admin/users/:id/custom-credits`: the balance and the whole history. */
export function userCreditsAnswer(offer: DualBillingOffer) {
  return v.object({
    balance: nativeAmount(offer.credits.wallet.asset),
    transactions: v.array(transactionRow(offer)),
  })
}
/** A user's balance and whole history. */
export type UserCreditsRow = v.InferOutput<ReturnType<typeof userCreditsAnswer>>
