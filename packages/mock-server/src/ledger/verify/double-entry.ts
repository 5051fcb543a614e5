import type { Asset } from '@creditkit/contract'
import { isPosted } from '../ledger-transaction'
import { type Posting, walletAccount } from '../postings'
import type { LedgerState } from './ledger-state'
import { type Report, reportFractions, total, units } from './violation'

/** Invariant 1: the postings of each transaction and of each hold movement sum to zero, and so does the whole ledger. */
export function checkDoubleEntry({ transactions, holds }: LedgerState, report: Report): void {
  const ledger = new Map<Asset, bigint>()

  function checkPostings(where: string, asset: Asset, postings: readonly Posting[]): void {
    reportFractions(
      report,
      where,
      asset,
      Object.fromEntries(postings.map(({ account, amount }) => [account, amount])),
    )
    const sum = total(postings.map(({ amount }) => amount))
    if (sum !== 0n) report(where, `The postings sum to ${sum}, not to zero.`)
    ledger.set(asset, (ledger.get(asset) ?? 0n) + sum)
  }

  for (const transaction of transactions) {
    const { id, amount, postings, status } = transaction
    const where = `transaction ${id}`
    checkPostings(where, amount.asset, postings)
    const own = [walletAccount(transaction, 'available'), walletAccount(transaction, 'held')]
    const moved = total(
      postings.filter(({ account }) => own.includes(account)).map((posting) => posting.amount),
    )
    const due = isPosted(transaction) ? units(amount) : 0n
    if (moved !== due)
      report(where, `The postings move the wallet by ${moved}; ${status} it should be ${due}.`)
  }
  for (const hold of holds) {
    for (const movement of hold.movements)
      checkPostings(`hold ${hold.id}`, hold.amount.asset, movement.postings)
  }
  for (const [asset, sum] of ledger) {
    if (sum !== 0n) report('ledger', `All postings in ${asset} sum to ${sum}, not to zero.`)
  }
}
