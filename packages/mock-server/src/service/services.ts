import type { OperationName } from '@creditkit/contract'
import { adminServices } from './admin'
import { autoTopUpServices } from './auto-top-up/auto-top-up'
import { balanceServices } from './balances'
import { bulkServices } from './bulk/adjust-many'
import { configServices } from './config'
import { grantServices } from './grants/list-grants'
import { holdServices } from './holds/holds'
import { planServices } from './plans/plans'
import { postingServices } from './posting/posting'
import { promotionServices } from './promotions/promotions'
import { purchaseServices } from './purchases'
import { receiptServices } from './receipts/get-receipt'
import { refundServices } from './refunds/admin-refund'
import { spendingServices } from './spending/spending'
import { toolServices } from './tools/tools'
import { transactionServices } from './transactions'
import { usageServices } from './usage/usage'

/** Every operation that this backend serves, apart from the event stream and the CSV file, which answer with bytes. */
export const services = {
  ...configServices,
  ...balanceServices,
  ...purchaseServices,
  ...transactionServices,
  ...grantServices,
  ...holdServices,
  ...postingServices,
  ...receiptServices,
  ...spendingServices,
  ...toolServices,
  ...adminServices,
  ...bulkServices,
  ...refundServices,
  ...usageServices,
  ...planServices,
  ...autoTopUpServices,
  ...promotionServices,
}

/** An operation that this backend serves. */
export type Served = Extract<keyof typeof services, OperationName>

/** Tells whether an operation is served. */
export function isServed(operation: OperationName): operation is Served {
  return Object.hasOwn(services, operation)
}
