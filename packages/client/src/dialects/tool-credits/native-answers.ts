import * as v from 'valibot'
import { nativeAmount } from '../native-amount'
import { CREDITS } from '../one-wallet/wallet-offer'

/** `GET /api/credits`: the caller's balance in whole credits. */
export const NativeBalanceSchema = v.object({ balance: nativeAmount(CREDITS) })

/** `POST /api/admin/credits` and `POST /api/credits`: the balance of the user who was given credits. */
export const NativeAdjustmentSchema = v.object({ newBalance: nativeAmount(CREDITS) })

const ADDRESS = 'The address of the payment page is no http or https address.'

/** `POST /api/dodopayments/checkout`: the page to pay on. An address that runs code is none. */
export const NativeCheckoutSchema = v.object({
  checkoutUrl: v.pipe(v.string(), v.url(ADDRESS), v.regex(/^https?:\/\//i, ADDRESS)),
})
