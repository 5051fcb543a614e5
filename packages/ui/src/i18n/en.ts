import { adminAdjustMessages } from '../components/admin-adjust/admin-adjust.messages'
import { autoTopUpMessages } from '../components/auto-top-up/auto-top-up.messages'
import { billingPageMessages } from '../components/billing-page/billing-page.messages'
import { creditBalanceMessages } from '../components/credit-balance/credit-balance.messages'
import { creditGateMessages } from '../components/credit-gate/credit-gate.messages'
import { creditPackagesMessages } from '../components/credit-packages/credit-packages.messages'
import { dualBalanceMessages } from '../components/dual-balance/dual-balance.messages'
import { grantListMessages } from '../components/grant-list/grant-list.messages'
import { howCreditsWorkMessages } from '../components/how-credits-work/how-credits-work.messages'
import { lowBalanceBannerMessages } from '../components/low-balance-banner/low-balance-banner.messages'
import { purchaseCreditsMessages } from '../components/purchase-credits/purchase-credits.messages'
import { purchaseDialogMessages } from '../components/purchase-dialog/purchase-dialog.messages'
import { purchaseReceiptMessages } from '../components/purchase-receipt/purchase-receipt.messages'
import { purchaseReturnMessages } from '../components/purchase-return/purchase-return.messages'
import { redeemCodeMessages } from '../components/redeem-code/redeem-code.messages'
import { servicePlansMessages } from '../components/service-plans/service-plans.messages'
import { transactionHistoryMessages } from '../components/transaction-history/transaction-history.messages'
import { usageChartMessages } from '../components/usage-chart/usage-chart.messages'
import { usageDashboardMessages } from '../components/usage-dashboard/usage-dashboard.messages'
import { commonMessages } from './common.messages'

/** Every message of the kit in English. A component adds its own catalogue here with one line. */
export const en = {
  ...commonMessages,
  ...adminAdjustMessages,
  ...autoTopUpMessages,
  ...billingPageMessages,
  ...creditBalanceMessages,
  ...creditGateMessages,
  ...creditPackagesMessages,
  ...dualBalanceMessages,
  ...grantListMessages,
  ...howCreditsWorkMessages,
  ...lowBalanceBannerMessages,
  ...purchaseCreditsMessages,
  ...purchaseDialogMessages,
  ...purchaseReceiptMessages,
  ...purchaseReturnMessages,
  ...redeemCodeMessages,
  ...servicePlansMessages,
  ...transactionHistoryMessages,
  ...usageChartMessages,
  ...usageDashboardMessages,
} as const
