import * as v from 'valibot'
import { nativeAmount } from '../native-amount'
import { nativeInstant } from '../native-instant'
import { PaymentPageSchema } from '../one-wallet/payment-page'
import { CREDITS } from '../one-wallet/wallet-offer'

const credits = nativeAmount(CREDITS)
const uuid = v.pipe(v.string(), v.uuid())

/** `GET /api/credits/balance`: the columns `credits_balance`, `credits_total_purchased` and `credits_total_used`. */
export const NativeBalanceSchema = v.object({
  creditsBalance: credits,
  creditsTotalPurchased: credits,
  creditsTotalUsed: credits,
})

/** `POST /api/credits/purchase`: a Checkout session of Stripe. */
export const NativeSessionSchema = v.object({
  sessionId: v.pipe(v.string(), v.nonEmpty()),
  url: PaymentPageSchema,
  credits,
})

/**
 * A row of `credit_purchases`, which the webhook writes together with the credits: what is listed is credited.
 * `stripeSessionId` is null where the payment came without a Checkout session, `amount` is what was paid in cents.
 */
export const NativePurchaseSchema = v.object({
  id: uuid,
  stripeSessionId: v.nullish(v.pipe(v.string(), v.nonEmpty())),
  priceId: v.nullish(v.string()),
  credits,
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  createdAt: nativeInstant,
})
/** A row of `credit_purchases`. */
export type NativePurchase = v.InferOutput<typeof NativePurchaseSchema>

/** A row of `credit_usage`: how many credits were used at a moment. */
export const NativeUsageSchema = v.object({ credits, createdAt: nativeInstant })
/** A row of `credit_usage`. */
export type NativeUsage = v.InferOutput<typeof NativeUsageSchema>

/**
 * A row of `credit_transactions`. `amount` is signed: purchases above zero, usage below. `type` is in lower_snake_case;
 * `balanceAfter` is absent where the table has no such column.
 */
export const NativeTransactionSchema = v.object({
  id: uuid,
  type: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/)),
  amount: credits,
  balanceAfter: v.nullish(credits),
  description: v.nullish(v.string()),
  createdAt: nativeInstant,
})
/** A row of `credit_transactions`. */
export type NativeTransaction = v.InferOutput<typeof NativeTransactionSchema>

/** The kinds of history that `GET /api/credits/history` tells. */
export type HistoryType = 'purchases' | 'usage' | 'transactions'

/** `GET /api/credits/history?type=…`: the rows, bare or under `items` or the name of their type. */
export function nativeHistory<const Row extends v.GenericSchema>(type: HistoryType, row: Row) {
  const rows = v.array(row)
  return v.lazy((answer) => {
    if (Array.isArray(answer)) return rows
    const key = Object.hasOwn(Object(answer), 'items') ? 'items' : type
    return v.pipe(
      v.object({ [key]: rows }),
      v.transform((told): v.InferOutput<Row>[] => told[key] ?? []),
    )
  })
}
