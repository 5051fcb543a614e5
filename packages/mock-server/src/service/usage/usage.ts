import { toTransaction } from '../../ledger/index'
import type { Reader } from '../../store/index'
import { catalogueOf, walletOf } from '../catalogue'
import { balanceOf } from '../change-book'
import { emit } from '../event-log'
import type { MeterOffer } from '../offers'
import type { ServiceMap } from '../service-map'
import { notFound } from '../service-problem'
import { users } from '../tables'
import { meterAt } from './meter'
import { countUsage } from './record-usage'
import { usageHistoryOf } from './usage-history'

/** Monthly allowances, and what past them is paid with credits. */
export const usageServices: ServiceMap<'listUsageMeters' | 'listUsageHistory' | 'recordUsage'> = {
  listUsageMeters: ({ store, session, now }) =>
    store.read((reader) => ({
      meters: catalogueOf(reader).meters.map((meter) => meterAt(reader, session.accountId, meter, now())),
    })),

  listUsageHistory: ({ store, session, now }, request) =>
    store.read((reader) => usageHistoryOf(reader, session.accountId, request, now())),

  recordUsage: (context, { accountId = context.session.accountId, meterId, quantity }) =>
    context.once((tx) => {
      requireAccount(tx, accountId)
      const offer = meterOf(tx, meterId)
      const paid = countUsage(tx, context, accountId, offer, quantity)
      const meter = meterAt(tx, accountId, offer, context.now())
      emit(tx, context, accountId, { type: 'usage.updated', data: meter })
      const balance = balanceOf(tx, context, accountId, walletOf(tx, offer.walletId))
      return { meter, ...(paid && { transaction: toTransaction(paid) }), balance }
    }),
}

function requireAccount(reader: Reader, accountId: string): void {
  for (const _ of reader.walk(users, 'byAccount', { prefix: [accountId] })) return
  throw notFound('accountId', 'account')
}

function meterOf(reader: Reader, meterId: string): MeterOffer {
  const found = catalogueOf(reader).meters.find(({ id }) => id === meterId)
  if (!found) throw notFound('meterId', 'meter')
  return found
}
