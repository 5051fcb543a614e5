import type { ServiceMap } from '../service-map'
import { createTransaction } from './create-transaction'
import { updateStatus } from './update-status'

/** Transactions that the product's own server, or an admin, writes and moves on. */
export const postingServices: ServiceMap<'createTransaction' | 'updateTransactionStatus'> = {
  createTransaction: (context, draft) => context.once((tx) => createTransaction(tx, context, draft)),
  updateTransactionStatus: (context, input) => context.once((tx) => updateStatus(tx, context, input)),
}
