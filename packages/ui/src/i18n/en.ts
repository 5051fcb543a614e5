import { creditBalanceMessages } from '../components/credit-balance/credit-balance.messages'
import { purchaseCreditsMessages } from '../components/purchase-credits/purchase-credits.messages'
import { commonMessages } from './common.messages'

/** Every message of the kit in English. A component adds its own catalogue here with one line. */
export const en = {
  ...commonMessages,
  ...creditBalanceMessages,
  ...purchaseCreditsMessages,
} as const
