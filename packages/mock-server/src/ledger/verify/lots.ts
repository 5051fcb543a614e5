import type { HoldRecord } from '../hold-record'
import type { WalletBook } from '../wallet-book'
import { type Report, reportFractions, total, units } from './violation'

/** Invariant 2, inside a book: each lot has something left, no more than it had, and exactly what holds pin of it held. */
export function checkLots(book: WalletBook, holds: readonly HoldRecord[], report: Report): void {
  const where = `book ${book.id}`
  const active = holds.filter(({ status }) => status === 'active')
  if (!sameHolds(active, book.holds)) report(where, 'Its holds are not the active ones.')
  if (total(active.map(({ amount }) => amount)) !== units(book.held))
    report(where, 'held is not the sum of the active holds.')

  const pinned = new Map<string, bigint>()
  for (const hold of book.holds) {
    if (total(hold.pins.map(({ amount }) => amount)) !== units(hold.amount)) {
      report(`hold ${hold.id}`, 'It does not pin what it holds.')
    }
    for (const { lot, amount } of hold.pins) pinned.set(lot.id, (pinned.get(lot.id) ?? 0n) + units(amount))
  }
  for (const { id, original, remaining, held } of book.grants) {
    reportFractions(report, `grant ${id}`, book.asset, { original, remaining, held })
    if (remaining.minor <= 0 || remaining.minor > original.minor) {
      report(`grant ${id}`, `${remaining.minor} of ${original.minor} remains.`)
    }
    if (held.minor < 0 || held.minor > remaining.minor || units(held) !== (pinned.get(id) ?? 0n)) {
      report(`grant ${id}`, `${held.minor} is held, ${pinned.get(id) ?? 0n} is pinned.`)
    }
    pinned.delete(id)
  }
  for (const id of pinned.keys()) report(`grant ${id}`, 'A hold pins it, but it is not there.')

  for (const { id, status, amount, captured, pins } of holds) {
    reportFractions(report, `hold ${id}`, book.asset, { amount, captured })
    if (
      captured.minor < 0 ||
      captured.minor > amount.minor ||
      (status !== 'captured') !== (captured.minor === 0)
    ) {
      report(`hold ${id}`, `${captured.minor} of ${amount.minor} is captured, and it is ${status}.`)
    }
    if (status !== 'active' && pins.length > 0) report(`hold ${id}`, `It is ${status} and still pins lots.`)
  }
}

function sameHolds(left: readonly HoldRecord[], right: readonly HoldRecord[]): boolean {
  const ids = new Set(left.map(({ id }) => id))
  return ids.size === right.length && right.every(({ id, status }) => ids.has(id) && status === 'active')
}
