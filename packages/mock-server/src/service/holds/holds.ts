import { type Amount, DEFAULT_HOLD_SECONDS, type Hold, type ValidInput } from '@creditkit/contract'
import { holds } from '../../books/index'
import { captureHold, type HoldRecord, placeHold, releaseHold, toTransaction } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { accountOf, auditHand, handOf, isStaff, mayAct } from '../acting-for'
import { requireReachable, requireSpentHere, walletOf } from '../catalogue'
import { changeBook, knownBalance } from '../change-book'
import type { CallContext } from '../context'
import type { ServiceMap } from '../service-map'
import { forbidden, invalid, notFound } from '../service-problem'
import { priceTool } from '../tools/price-tool'

/**
 * Setting credits aside for something that runs, then taking or freeing them. A customer names a tool and the server
 * prices it; staff may also name an amount, and end any account's hold.
 */
export const holdServices: ServiceMap<'createHold' | 'captureHold' | 'releaseHold'> = {
  createHold: (context, draft) => context.once((tx) => place(tx, context, draft)),

  captureHold: (context, { holdId, amount }) =>
    context.once((tx) => {
      const { wallet, hold } = holdOf(tx, context, holdId)
      const capture = { type: 'usage', ...(amount && { amount }) }
      const done = changeBook(tx, context, hold.accountId, wallet, (book, ledger) =>
        captureHold(book, hold, capture, ledger),
      )
      audit(tx, context, 'hold.capture', done.hold, done.transaction.amount)
      const balance = knownBalance(tx, context, done.book)
      return { hold: toHold(done.hold), transaction: toTransaction(done.transaction), balance }
    }),

  releaseHold: (context, { holdId }) =>
    context.once((tx) => {
      const { wallet, hold } = holdOf(tx, context, holdId)
      const done = changeBook(tx, context, hold.accountId, wallet, (book, ledger) =>
        releaseHold(book, hold, ledger),
      )
      audit(tx, context, 'hold.release', done.hold, done.hold.amount)
      return { hold: toHold(done.hold), balance: knownBalance(tx, context, done.book) }
    }),
}

function place(tx: Tx, context: CallContext, draft: ValidInput<'createHold'>): Hold {
  const { description, run, expiresInSeconds = DEFAULT_HOLD_SECONDS } = draft
  const accountId = accountOf(tx, context, draft.accountId)
  const wallet = walletOf(tx, draft.walletId)
  requireSpentHere(tx, wallet)
  requireReachable(tx, wallet)
  const amount = amountOf(tx, context, draft)
  const expiresAt = new Date(Date.parse(context.now()) + expiresInSeconds * 1000).toISOString()
  const request = { amount, expiresAt, description, ...(run && { metadata: { ...run } }) }
  const { hold } = changeBook(
    tx,
    context,
    accountId,
    wallet,
    (book, ledger) => placeHold(book, request, ledger),
    run ? 'run' : 'amount',
  )
  audit(tx, context, 'hold.create', hold, hold.amount)
  return toHold(hold)
}

/** What a hold sets aside: the price of a run, or what staff says. */
function amountOf(reader: Reader, { session }: CallContext, draft: ValidInput<'createHold'>): Amount {
  const { amount, run, walletId } = draft
  if (amount) {
    if (isStaff(session)) return amount
    throw forbidden('amount', 'Name the tool that runs; only the product itself sets amounts aside.')
  }
  if (!run) throw invalid('run', 'required', 'Name a tool run or an amount, one of the two.')
  const quote = priceTool(reader, run, 'run.tool')
  if (quote.walletId === walletId) return quote.credits
  throw invalid('walletId', 'wallet_mismatch', `This tool is paid for from the wallet ${quote.walletId}.`)
}

/** A hold that the caller may end, with its wallet; somebody else's is `not_found`. */
function holdOf(tx: Tx, context: CallContext, holdId: string) {
  const hold = tx.get(holds, holdId)
  if (!hold || !mayAct(context, hold.accountId)) throw notFound('holdId', 'hold')
  const wallet = walletOf(tx, hold.walletId)
  requireReachable(tx, wallet)
  return { wallet, hold }
}

function audit(tx: Tx, context: CallContext, action: string, hold: HoldRecord, amount: Amount): void {
  const { accountId, walletId, description, id } = hold
  const reason = `${description} (hold ${id})`
  if (handOf(context, reason)) auditHand(tx, context, { action, accountId, walletId, amount, reason })
}

function toHold(hold: HoldRecord): Hold {
  const { id, walletId, amount, captured, status, description, createdAt, expiresAt } = hold
  return { id, walletId, amount, captured, status, description, createdAt, expiresAt }
}
