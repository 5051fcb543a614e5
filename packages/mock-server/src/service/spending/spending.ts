import { debit, toTransaction } from '../../ledger/index'
import { accountOf, auditHand, handOf } from '../acting-for'
import { requireReachable, requireSpentHere, walletOf } from '../catalogue'
import { changeBook, knownBalance } from '../change-book'
import type { ServiceMap } from '../service-map'

/** Spending credits in one step, by the product's own server or an admin. */
export const spendingServices: ServiceMap<'spend'> = {
  spend: (context, draft) =>
    context.once((tx) => {
      const { amount, description, reference } = draft
      const accountId = accountOf(tx, context, draft.accountId)
      const wallet = walletOf(tx, draft.walletId)
      requireSpentHere(tx, wallet)
      requireReachable(tx, wallet)
      const admin = handOf(context, description)
      const details = { amount, type: 'usage', description, reference, ...(admin && { admin }) }
      const { book, transaction } = changeBook(tx, context, accountId, wallet, (before, ledger) =>
        debit(before, details, ledger),
      )
      const { id: transactionId, walletId, amount: signed } = transaction
      const change = { action: 'credits.spend', accountId, walletId, amount: signed, reason: description }
      if (admin) auditHand(tx, context, { ...change, transactionId })
      return { transaction: toTransaction(transaction), balance: knownBalance(tx, context, book) }
    }),
}
