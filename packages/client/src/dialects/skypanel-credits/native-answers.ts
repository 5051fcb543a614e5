import {
  type Amount,
  creditsToMoney,
  equals,
  moneyToCredits,
  TransactionStatusSchema,
} from '@creditkit/contract'
import * as v from 'valibot'
import { nativeAmount } from '../native-amount'
import { nativeInstant } from '../native-instant'
import { nativeMetadata, nativeType } from '../native-transaction'
import { CREDITS, MONEY, RATE } from './offer'

/** `GET /api/credits/balance`: a row of `user_balances`, or the balance alone for a user who has none yet. */
export const BalanceAnswer = v.object({
  balance: nativeAmount(CREDITS),
  creditName: v.nullish(v.string()),
  updatedAt: v.nullish(nativeInstant),
})
/** What the backend says of the viewer's credits. */
export type BalanceRow = v.InferOutput<typeof BalanceAnswer>

/** `POST /api/credits/purchase`: where the buyer approves, and the PayPal order that stands in its address. */
export const OrderAnswer = v.object({
  approvalUrl: v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const orderId = orderIn(dataset.value)
      if (orderId !== undefined) return { url: dataset.value, orderId }
      addIssue({ message: 'This is no address of an order.' })
      return NEVER
    }),
  ),
})

/** A row of `transactions`. Without `creditAmount` the money says how many credits they are, where it says it exactly. */
export const TransactionRowSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    userId: v.pipe(v.string(), v.minLength(1)),
    amount: nativeAmount(MONEY),
    creditAmount: v.nullish(nativeAmount(CREDITS)),
    type: nativeType,
    status: TransactionStatusSchema,
    description: v.nullish(v.string()),
    metadata: nativeMetadata,
    createdAt: nativeInstant,
    updatedAt: nativeInstant,
    paypalOrderId: v.nullish(v.string()),
    virtFusionCreditId: v.nullish(v.string()),
  }),
  v.forward(
    v.check(({ amount, creditAmount }) => creditAmount != null || wholeCredits(amount) !== null),
    ['creditAmount'],
  ),
  v.transform(({ creditAmount, ...row }) => ({
    ...row,
    credits: creditAmount ?? moneyToCredits(row.amount, RATE),
  })),
)
/** A row of `transactions`. */
export type TransactionRow = v.InferOutput<typeof TransactionRowSchema>

/** `GET /api/credits/transactions`: the whole history. */
export const TransactionRows = v.array(TransactionRowSchema)

/** The credits that a sum of money is worth; null where they are not whole. */
export function wholeCredits(money: Amount<typeof MONEY>): Amount<typeof CREDITS> | null {
  const credits = moneyToCredits(money, RATE)
  return equals(creditsToMoney(credits, RATE), money) ? credits : null
}

function orderIn(address: string): string | undefined {
  try {
    const { protocol, searchParams } = new URL(address)
    const token = searchParams.get('token') ?? ''
    const isOrder = /^https?:$/.test(protocol) && token !== '' && token.length <= 128
    return isOrder ? token : undefined
  } catch {
    return undefined
  }
}
