import type { Amount } from '@creditkit/contract'
import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { ActionDraft, ActionState } from '../actions/action-state'
import { createCreditAction } from '../actions/credit-action'
import type { BalanceSource, CreditAction, Perform } from '../actions/credit-action-api'
import { callHost } from '../http/host-code'
import type { Account } from '../query/account'
import { balanceOf, isBalanceBook } from '../query/balance-book'
import { NO_NEWS } from '../query/news'
import { balancesQuery } from '../query/options'

/** What a mounted hook wants, read when something happens, so that it is always the latest. */
export interface Wanted<Result, Input> {
  readonly draft: ActionDraft
  /** What the customer is shown; undefined while the quote is not known. */
  readonly maxCost: Amount | undefined
  readonly perform: Perform<Result, Input>
  readonly onSuccess: ((result: Result, state: ActionState<Result>) => void) | undefined
}

/** A place that shows the action, as React's refs are. */
export interface Place<Result, Input> {
  readonly current: Wanted<Result, Input>
}

/** An action of an account, and the places that show it. */
export interface SharedAction<Result, Input> extends Omit<CreditAction<Result, Input>, 'start'> {
  /** Counts the place in; the answer counts it out and may be called twice. */
  readonly join: (place: Place<Result, Input>) => () => void
  /** Starts for a place: what it wants counts until another place starts, or it has gone. */
  readonly start: (place: Place<Result, Input>, input: Input) => Promise<ActionState<Result>>
}

const actions = new WeakMap<Account, object>()

/**
 * The action of a name: always the same one for an account, so that a remount finds it as it was. Where another account
 * takes the account's place its work is aborted and its hold given back. Places that give one name give one type of result.
 */
export function sharedAction<Result, Input>(
  account: Account,
  queryClient: QueryClient,
  name: string,
): SharedAction<Result, Input> {
  const ofAccount = actions.get(account) ?? {}
  actions.set(account, ofAccount)
  const key = `action ${name}`
  if (!Object.hasOwn(ofAccount, key)) Reflect.set(ofAccount, key, share(account, queryClient))
  return Reflect.get(ofAccount, key)
}

function share<Result, Input>(account: Account, queryClient: QueryClient): SharedAction<Result, Input> {
  const places = new Set<Place<Result, Input>>()
  let starter: Place<Result, Input> | undefined
  const wanted = (): Wanted<Result, Input> => {
    const place = starter && places.has(starter) ? starter : ([...places].at(-1) ?? starter)
    if (!place) throw new Error('An action was asked for by nobody.')
    return place.current
  }
  const { start, ...action } = createCreditAction<Result, Input>({
    client: account.client,
    draft: () => wanted().draft,
    maxCost: () => wanted().maxCost,
    perform: (run) => wanted().perform(run),
    balances: balanceSource(account, queryClient),
    onSuccess: (result, state) => {
      for (const { current } of [...places]) callHost(() => current.onSuccess?.(result, state))
    },
  })
  account.onClose(action.reset)
  return {
    ...action,
    join: (place) => {
      places.add(place)
      return () => places.delete(place)
    },
    start: (place, input) => {
      starter = place
      return start(input)
    },
  }
}

/** The balances that the account's server has told, without what is only shown of a spend under way. */
function balanceSource(account: Account, queryClient: QueryClient): BalanceSource {
  const { queryKey } = balancesQuery(account)
  const hash = hashKey(queryKey)
  return {
    get: (walletId) => {
      const book = queryClient.getQueryData(queryKey)
      const told = { ...account.news.get(), spending: NO_NEWS.spending }
      const known = balanceOf(isBalanceBook(book) ? book : undefined, told, walletId)
      return known?.balance.status === 'ok' ? known.balance : undefined
    },
    subscribe: (listener) => {
      const stopNews = account.news.subscribe(listener)
      const stopAnswers = queryClient.getQueryCache().subscribe(({ type, query }) => {
        if (type === 'updated' && query.queryHash === hash) listener()
      })
      return () => {
        stopNews()
        stopAnswers()
      }
    },
  }
}
