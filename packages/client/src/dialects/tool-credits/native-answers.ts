import * as v from 'valibot'
import { nativeAmount } from '../native-amount'
import { PaymentPageSchema } from '../one-wallet/payment-page'
import { CREDITS } from '../one-wallet/wallet-offer'

/** `GET /api/credits`: the caller's balance in whole credits. */
export const NativeBalanceSchema = v.object({ balance: nativeAmount(CREDITS) })

/** `POST /api/admin/credits` and `POST /api/credits`: the balance of the user who was given credits. */
export const NativeAdjustmentSchema = v.object({ newBalance: nativeAmount(CREDITS) })

/** `POST /api/dodopayments/checkout`: the page to pay on. */
export const NativeCheckoutSchema = v.object({
  checkoutUrl: PaymentPageSchema,
})
