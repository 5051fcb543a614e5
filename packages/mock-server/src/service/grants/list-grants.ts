import type { Grant, ValidInput } from '@creditkit/contract'
import { walletBooks } from '../../books/index'
import { bookId, toGrants } from '../../ledger/index'
import type { IndexKey, Reader } from '../../store/index'
import { isReachable, walletOf, walletsInOrder } from '../catalogue'
import type { CallContext } from '../context'
import { requireAnswering } from '../external-wallet/once-up-to-date'
import { answers } from '../external-wallet/reachable'
import { refresh } from '../external-wallet/synchronise'
import { pageOf } from '../paging'
import type { ServiceMap } from '../service-map'

/** Sorts behind every moment: what never expires is spent last. */
const NEVER = '~'

/** The caller's lots of credits. Without a wallet all are listed but those that cannot be reached, which fail no other. */
export const grantServices: ServiceMap<'listGrants'> = {
  async listGrants(context, request) {
    await refresh(context, context.session.accountId, request.walletId)
    return context.store.read((reader) => {
      const grants = grantsOf(reader, context, request).sort((left, right) =>
        compare(keyOf(left), keyOf(right)),
      )
      return pageOf(
        request,
        (after) => (after ? grants.filter((grant) => compare(keyOf(grant), after) > 0) : grants),
        keyOf,
        (grant) => grant,
      )
    })
  },
}

function grantsOf(reader: Reader, { session }: CallContext, { walletId }: ValidInput<'listGrants'>): Grant[] {
  const { accountId } = session
  const wallets =
    walletId === undefined
      ? walletsInOrder(reader).filter(({ id }) => isReachable(reader, id) && answers(reader, accountId, id))
      : [walletOf(reader, walletId)]
  return wallets.flatMap((wallet) => {
    requireAnswering(reader, accountId, wallet)
    const book = reader.get(walletBooks, bookId(accountId, wallet.id))
    return book ? toGrants(book) : []
  })
}

/** The place of a lot in the list. It never changes, so a page goes on where the last one ended, whatever was spent since. */
function keyOf({ id, createdAt, expiresAt }: Grant): IndexKey {
  return [expiresAt ?? NEVER, createdAt, id]
}

function compare(left: IndexKey, right: IndexKey): number {
  for (const [place, part] of left.entries()) {
    const other = right[place]
    if (other === undefined || part === other) continue
    return part < other ? -1 : 1
  }
  return 0
}
