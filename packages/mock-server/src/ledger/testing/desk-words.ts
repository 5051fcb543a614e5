import { amount } from '@creditkit/contract'
import {
  clawBack,
  credit,
  debit,
  type LedgerTransaction,
  placeHold,
  reverse,
  takeBack,
  toBalance,
  toGrants,
} from '../index'
import type { Desk } from './ledger-desk'

/** A day in milliseconds. */
export const DAY = 24 * 60 * 60 * 1000
/** An amount of the desk's asset. */
export const credits = (minor: number) => amount(minor, 'CREDIT/0')

/** Short words for the commands of one desk; those without `try`, `undo` or `refund` are meant to go through. */
export function at(desk: Desk) {
  const { context } = desk
  const description = 'a test'
  return {
    give: (minor: number, expiresAt: string | null = null, type = 'promo') =>
      desk.must((book) =>
        credit(book, { amount: credits(minor), type, source: 'promo', expiresAt, description }, context),
      ),
    spend: (minor: number, type = 'usage') =>
      desk.must((book) => debit(book, { amount: credits(minor), type, description }, context)),
    trySpend: (minor: number) =>
      desk.run((book) => debit(book, { amount: credits(minor), type: 'usage', description }, context)),
    hold: (minor: number, ms = DAY) =>
      desk.must((book) =>
        placeHold(book, { amount: credits(minor), expiresAt: desk.at(ms), description }, context),
      ),
    undo: (transaction: LedgerTransaction) =>
      desk.run((book) => reverse(book, transaction, { description }, context)),
    dispute: (minor: number, grantsOf: string[] = []) =>
      desk.must((book) =>
        clawBack(book, { amount: credits(minor), type: 'dispute', grantsOf, description }, context),
      ),
    refund: (minor: number, grantsOf: string[]) =>
      desk.run((book) =>
        takeBack(book, { amount: credits(minor), type: 'refund', grantsOf, description }, context),
      ),
    async shown() {
      const book = await desk.book()
      const { available, held, pending, totalPurchased, totalUsed, version } = toBalance(book, {
        lowBalanceAt: null,
        now: context.now,
      })
      return {
        available: available.minor,
        held: held.minor,
        pending: pending.minor,
        purchased: totalPurchased.minor,
        used: totalUsed.minor,
        version,
      }
    },
    remaining: async () => toGrants(await desk.book()).map((grant) => grant.remaining.minor),
  }
}
