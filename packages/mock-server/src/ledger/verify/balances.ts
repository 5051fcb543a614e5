import type { HoldRecord } from '../hold-record'
import type { LedgerTransaction } from '../ledger-transaction'
import { type Posting, walletAccount } from '../postings'
import { bookId, type WalletBook } from '../wallet-book'
import { groupBy } from './group-by'
import type { LedgerState } from './ledger-state'
import { checkLots } from './lots'
import { type Report, reportFractions, total, units } from './violation'

/**
 * Invariant 2: available plus held is the sum of the completed transactions and the sum of what remains in the lots,
 * less the debt that a dispute left; nothing is below zero, save available by exactly such a debt. The totals and the
 * two accounts of each wallet agree with the postings.
 */
export function checkBalances({ books, transactions, holds }: LedgerState, report: Report): void {
  const histories = groupBy(transactions, bookOf)
  const holdings = groupBy(holds, bookOf)
  const known = new Set(books.map(({ id }) => id))
  for (const book of books) {
    checkBook(book, histories.get(book.id) ?? [], holdings.get(book.id) ?? [], report)
  }
  for (const id of new Set([...histories.keys(), ...holdings.keys()])) {
    if (!known.has(id)) report(`book ${id}`, 'It has transactions or holds but does not exist.')
  }
}

function checkBook(
  book: WalletBook,
  transactions: readonly LedgerTransaction[],
  holds: readonly HoldRecord[],
  report: Report,
): void {
  const where = `book ${book.id}`
  const { balance, held, pending, awaited, debt, grants, totalPurchased, totalUsed } = book
  reportFractions(report, where, book.asset, {
    balance,
    held,
    pending,
    awaited,
    debt,
    totalPurchased,
    totalUsed,
  })
  const expect = (what: string, actual: bigint, due: bigint) => {
    if (actual !== due) report(where, `${what} is ${actual}, not ${due}.`)
  }

  const completed = transactions.filter(({ status }) => status === 'completed')
  expect('The sum of completed transactions', total(completed.map(({ amount }) => amount)), units(balance))
  expect(
    'What remains in the lots less the debt',
    total(grants.map(({ remaining }) => remaining)) - units(debt),
    units(balance),
  )
  checkLots(book, holds, report)

  const waiting = transactions.filter(({ status, amount }) => status === 'pending' && amount.minor > 0)
  expect('awaited', units(awaited), total(waiting.map(({ amount }) => amount)))
  if (pending.minor < awaited.minor) report(where, `pending is ${pending.minor}, less than what is awaited.`)

  for (const [name, amount] of Object.entries({ held, awaited, debt })) {
    if (amount.minor < 0) report(where, `${name} is below zero: ${amount.minor}.`)
  }
  const free = units(balance) - units(held)
  if (debt.minor > 0) expect('Available, while a debt is owed,', free, -units(debt))
  else if (free < 0n) report(where, `Available is below zero without a debt: ${free}.`)

  const flow = flows([...transactions.map((line) => line.postings), ...holds.flatMap(movementsOf)])
  expect('What the postings leave available', flow(walletAccount(book, 'available')), free)
  expect('What the postings leave held', flow(walletAccount(book, 'held')), units(held))
  expect('totalUsed', units(totalUsed), flow('world:spent'))
  expect('totalPurchased', units(totalPurchased), -flow('world:payments') - flow('world:disputes'))
}

function movementsOf(hold: HoldRecord): readonly (readonly Posting[])[] {
  return hold.movements.map(({ postings }) => postings)
}

function flows(postings: readonly (readonly Posting[])[]): (account: string) => bigint {
  const byAccount = groupBy(postings.flat(), ({ account }) => account)
  return (account) => total((byAccount.get(account) ?? []).map(({ amount }) => amount))
}

function bookOf({ accountId, walletId }: { readonly accountId: string; readonly walletId: string }): string {
  return bookId(accountId, walletId)
}
