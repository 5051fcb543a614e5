import { walletOf, walletsInOrder } from './catalogue'
import { balanceOf } from './change-book'
import { refresh } from './external-wallet/synchronise'
import type { ServiceMap } from './service-map'

/** What the caller's own account holds. */
export const balanceServices: ServiceMap<'getBalances' | 'getBalance'> = {
  async getBalances(context) {
    await refresh(context, context.session.accountId)
    return context.store.read((reader) => ({
      balances: walletsInOrder(reader).map((wallet) =>
        balanceOf(reader, context, context.session.accountId, wallet),
      ),
    }))
  },

  async getBalance(context, { walletId }) {
    await refresh(context, context.session.accountId, walletId)
    return context.store.read((reader) =>
      balanceOf(reader, context, context.session.accountId, walletOf(reader, walletId)),
    )
  },
}
