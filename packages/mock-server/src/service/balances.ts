import { walletOf, walletsInOrder } from './catalogue'
import { balanceOf } from './change-book'
import type { ServiceMap } from './service-map'

/** What the caller's own account holds. */
export const balanceServices: ServiceMap<'getBalances' | 'getBalance'> = {
  getBalances: (context) =>
    context.store.read((reader) => ({
      balances: walletsInOrder(reader).map((wallet) =>
        balanceOf(reader, context, context.session.accountId, wallet),
      ),
    })),

  getBalance: (context, { walletId }) =>
    context.store.read((reader) =>
      balanceOf(reader, context, context.session.accountId, walletOf(reader, walletId)),
    ),
}
