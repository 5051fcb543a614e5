import { defineMessages } from '../../i18n/catalogue'
import { adminAdjust } from './admin-adjust'
import { autoTopUp } from './auto-top-up'
import { billingPage } from './billing-page'
import { common } from './common'
import { creditBalance } from './credit-balance'
import { creditGate } from './credit-gate'
import { creditPackages } from './credit-packages'
import { dualBalance } from './dual-balance'
import { grantList } from './grant-list'
import { howCreditsWork } from './how-credits-work'
import { lowBalanceBanner } from './low-balance-banner'
import { purchaseCredits } from './purchase-credits'
import { purchaseDialog } from './purchase-dialog'
import { purchaseReceipt } from './purchase-receipt'
import { purchaseReturn } from './purchase-return'
import { redeemCode } from './redeem-code'
import { servicePlans } from './service-plans'
import { transactionHistory } from './transaction-history'
import { usageChart } from './usage-chart'
import { usageDashboard } from './usage-dashboard'

/** Every message of the kit in Arabic, for `messages` on the provider. */
export const ar = defineMessages({
  ...common,
  ...adminAdjust,
  ...autoTopUp,
  ...billingPage,
  ...creditBalance,
  ...creditGate,
  ...creditPackages,
  ...dualBalance,
  ...grantList,
  ...howCreditsWork,
  ...lowBalanceBanner,
  ...purchaseCredits,
  ...purchaseDialog,
  ...purchaseReceipt,
  ...purchaseReturn,
  ...redeemCode,
  ...servicePlans,
  ...transactionHistory,
  ...usageChart,
  ...usageDashboard,
})
