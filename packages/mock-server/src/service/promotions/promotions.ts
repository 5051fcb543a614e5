import { type Grant, type OperationOutput, zero } from '@creditkit/contract'
import { credit, type LedgerTransaction, toGrants, toTransaction, type WalletBook } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { catalogueOf, walletOf } from '../catalogue'
import { changeBook, knownBalance } from '../change-book'
import type { CallContext } from '../context'
import { onceUpToDate, requireAnswering } from '../external-wallet/once-up-to-date'
import type { Promotion } from '../offers'
import type { ServiceMap } from '../service-map'
import { ServiceProblem } from '../service-problem'
import { redemptionId, redemptions } from './promotions.tables'

const DAY_MS = 24 * 60 * 60 * 1000

/** Credits for a code. */
export const promotionServices: ServiceMap<'redeemCode'> = {
  async redeemCode(context, { code: typed }) {
    const code = typed.replace(/\s/g, '').toUpperCase()
    const { accountId } = context.session
    const holders = await context.store.read((reader) =>
      withCode(reader, code).map(({ walletId }) => ({ accountId, walletId })),
    )
    return onceUpToDate(context, holders, (tx) => redeem(tx, context, code))
  },
}

function redeem(tx: Tx, context: CallContext, code: string): OperationOutput<'redeemCode'> {
  const { accountId } = context.session
  const id = redemptionId(accountId, code)
  if (tx.get(redemptions, id)) {
    const message = 'This code has been redeemed with this account before.'
    const errors = [{ path: 'code', code: 'code_already_redeemed', message }]
    throw new ServiceProblem('code_already_redeemed', message, { errors })
  }
  const redeemed = timesRedeemed(tx, code)
  const promotion = promotionOf(tx, context, code, redeemed)
  const wallet = walletOf(tx, promotion.walletId)
  requireAnswering(tx, accountId, wallet)
  const { credits, description, lastsDays } = promotion
  const expiresAt =
    lastsDays === null ? null : new Date(Date.parse(context.now()) + lastsDays * DAY_MS).toISOString()
  const reference = { type: 'promotion', id: code }
  const { book, transaction } = changeBook(tx, context, accountId, wallet, (before, ledger) =>
    credit(
      before,
      { amount: credits, type: 'promo', source: 'promo', description, expiresAt, reference },
      ledger,
    ),
  )
  tx.put(redemptions, {
    id,
    code,
    accountId,
    place: redeemed + 1,
    transactionId: transaction.id,
    redeemedAt: context.now(),
  })
  return {
    grant: grantOf(book, transaction, expiresAt),
    transaction: toTransaction(transaction),
    balance: knownBalance(tx, context, book),
  }
}

/** A code that is not there, has run out or is used up: all answered alike, so that trying codes tells nothing. */
function promotionOf(reader: Reader, context: CallContext, code: string, redeemed: number): Promotion {
  const [found] = withCode(reader, code)
  if (
    found &&
    (found.redeemableUntil === null || context.now() <= found.redeemableUntil) &&
    (found.accounts === null || redeemed < found.accounts)
  ) {
    return found
  }
  const message = 'This code is not valid, or not any more.'
  throw new ServiceProblem('not_found', message, { errors: [{ path: 'code', code: 'not_found', message }] })
}

function withCode(reader: Reader, code: string): readonly Promotion[] {
  return catalogueOf(reader).promotions.filter((promotion) => promotion.code === code)
}

function timesRedeemed(reader: Reader, code: string): number {
  for (const row of reader.walk(redemptions, 'byCode', { prefix: [code], order: 'descending' }))
    return row.place
  return 0
}

/** The lot of the credits; where a debt took all of it there is none, and the transaction stands in for it. */
function grantOf(
  book: WalletBook,
  { id, amount, createdAt }: LedgerTransaction,
  expiresAt: Grant['expiresAt'],
): Grant {
  const lotId = book.grants.find((lot) => lot.transactionId === id)?.id
  const grant = toGrants(book).find((each) => each.id === lotId)
  const spent = { original: amount, remaining: zero(amount.asset), createdAt, expiresAt }
  return grant ?? { id, walletId: book.walletId, source: 'promo', ...spent }
}
