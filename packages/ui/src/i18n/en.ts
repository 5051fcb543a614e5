import { adminAdjustMessages } from '../components/admin-adjust/admin-adjust.messages'
import { creditBalanceMessages } from '../components/credit-balance/credit-balance.messages'
import { dualBalanceMessages } from '../components/dual-balance/dual-balance.messages'
import { purchaseCreditsMessages } from '../components/purchase-credits/purchase-credits.messages'
import { transactionHistoryMessages } from '../components/transaction-history/transaction-history.messages'
import { commonMessages } from './common.messages'

/** Every message of the kit in English. A component adds its own catalogue here with one line. */
export const en = {
  ...commonMessages,
  ...adminAdjustMessages,
  ...creditBalanceMessages,
  ...purchaseCreditsMessages,
  ...dualBalanceMessages,
  ...transactionHistoryMessages,
} as const
