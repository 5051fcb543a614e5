import { isPosted } from '../ledger-transaction'
import { bookId } from '../wallet-book'
import type { LedgerState } from './ledger-state'
import { type Report, reportFractions, units } from './violation'

/**
 * Invariant 3: `balanceAfter` is `balanceBefore` plus `amount` on every transaction, and those that moved the balance
 * (completed ones, and reversed ones when they were written) chain from zero to the balance of the book.
 */
export function checkChains({ books, transactions }: LedgerState, report: Report): void {
  const ends = new Map<string, { readonly balance: bigint; readonly at: string }>()
  for (const transaction of transactions) {
    const { id, accountId, walletId, amount, balanceBefore, balanceAfter, postedAt } = transaction
    const where = `transaction ${id}`
    reportFractions(report, where, amount.asset, { amount, balanceBefore, balanceAfter })
    if (units(balanceBefore) + units(amount) !== units(balanceAfter)) {
      report(where, `${balanceBefore.minor} plus ${amount.minor} is not ${balanceAfter.minor}.`)
    }
    if (!isPosted(transaction)) continue
    const book = bookId(accountId, walletId)
    const { balance, at } = ends.get(book) ?? { balance: 0n, at: '' }
    if (units(balanceBefore) !== balance)
      report(where, `It starts from ${balanceBefore.minor}, not from ${balance}.`)
    if (postedAt < at) report(where, `It is dated ${postedAt}, before the transaction ahead of it (${at}).`)
    ends.set(book, { balance: units(balanceAfter), at: postedAt })
  }
  for (const { id, balance } of books) {
    const end = ends.get(id)?.balance ?? 0n
    if (end !== units(balance))
      report(`book ${id}`, `The history ends at ${end}, the balance is ${balance.minor}.`)
  }
}
