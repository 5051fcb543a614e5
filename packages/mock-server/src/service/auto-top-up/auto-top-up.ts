import type { AutoTopUp, ValidInput } from '@creditkit/contract'
import { walletBooks } from '../../books/index'
import { bookId } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { walletOf } from '../catalogue'
import type { CallContext } from '../context'
import type { ServiceMap } from '../service-map'
import { type TopUpRuleRow, topUpRules } from './auto-top-up.tables'
import { isDue } from './note-balance'
import { requireSound } from './rule-check'
import { boughtBy, lastPurchase, standingOf } from './rule-standing'

/** The rule by which credits are bought without the buyer, which only the buyer turns on. */
export const autoTopUpServices: ServiceMap<'getAutoTopUp' | 'setAutoTopUp'> = {
  getAutoTopUp: (context, { walletId }) =>
    context.store.read((reader) => {
      const wallet = walletOf(reader, walletId)
      const rule = reader.get(topUpRules, bookId(context.session.accountId, wallet.id))
      return rule ? toAutoTopUp(reader, context, rule) : null
    }),

  setAutoTopUp: (context, rule) => context.once((tx) => setRule(tx, context, rule)),
}

/** What was set begins anew, a failure is forgotten; only a charge under way goes on, so that none is made beside it. */
function setRule(tx: Tx, context: CallContext, wanted: ValidInput<'setAutoTopUp'>): AutoTopUp {
  const { accountId } = context.session
  requireSound(tx, context, wanted)
  const id = bookId(accountId, wanted.walletId)
  const before = tx.get(topUpRules, id)
  const isUnderWay = before && lastPurchase(tx, before)?.status === 'processing'
  const rule: TopUpRuleRow = {
    ...wanted,
    id,
    accountId,
    due: isDue(wanted, tx.get(walletBooks, id)),
    charging: before?.charging ?? false,
    count: before?.count ?? 0,
    purchaseId: isUnderWay ? before.purchaseId : null,
    mark: before?.mark ?? 0,
  }
  tx.put(topUpRules, rule)
  return toAutoTopUp(tx, context, rule)
}

function toAutoTopUp(reader: Reader, context: CallContext, rule: TopUpRuleRow): AutoTopUp {
  const { enabled, walletId, threshold, amount, monthlyLimit, provider } = rule
  return {
    enabled,
    walletId,
    threshold,
    amount,
    monthlyLimit,
    provider,
    ...standingOf(reader, rule, context.now()),
    ...boughtBy(reader, rule, context.now()),
  }
}
