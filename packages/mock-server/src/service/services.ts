import type { OperationName } from '@creditkit/contract'
import { adminServices } from './admin'
import { balanceServices } from './balances'
import { configServices } from './config'
import { purchaseServices } from './purchases'
import { refundServices } from './refunds/admin-refund'
import { transactionServices } from './transactions'
import { usageServices } from './usage/usage'

/** Every operation that this backend serves, apart from the event stream, which is no request and answer. */
export const services = {
  ...configServices,
  ...balanceServices,
  ...purchaseServices,
  ...transactionServices,
  ...adminServices,
  ...refundServices,
  ...usageServices,
}

/** An operation that this backend serves. */
export type Served = Extract<keyof typeof services, OperationName>

/** Tells whether an operation is served. */
export function isServed(operation: OperationName): operation is Served {
  return Object.hasOwn(services, operation)
}
