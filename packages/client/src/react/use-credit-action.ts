import { type Amount, compare, isPositive, type OperationInput, type Quote } from '@creditkit/contract'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { ActionState } from '../actions/action-state'
import type { CreditAction, Perform } from '../actions/credit-action-api'
import { type SufficientOffer, smallestSufficientPackage } from '../actions/sufficient-offer'
import { balanceOf } from '../query/balance-book'
import { balancesQuery, configQuery, quoteQuery } from '../query/options'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { type SharedAction, sharedAction, type Wanted } from './use-credit-action-shared'
import { mayAsk, useNews, useRead } from './use-read'

/** What is to be done, and what it costs. */
export interface UseCreditActionOptions<Result, Input> {
  readonly tool: string
  readonly complexity: OperationInput<'quoteTool'>['complexity']
  /** The host's work; the latest one given is run. What is paid for is in the `draft` that it is given. */
  readonly perform: Perform<Result, Input>
  /** The wallet that pays; the one that the quote names when absent. */
  readonly walletId?: string | undefined
  /** What the history says, `tool (complexity)` when absent; up to 500 characters. */
  readonly description?: string | undefined
  /** How long the work may take at most, in seconds: after that its credits are back. A quarter of an hour when absent. */
  readonly expiresInSeconds?: number | undefined
  /**
   * Places of one name show one action, which runs once at a time, and a remount finds it as it was; the tool when absent.
   * Rows of a list that run side by side need names of their own.
   */
  readonly name?: string | undefined
  /** Told once per run that has its result while this is mounted; `state` says what became of the credits. */
  readonly onSuccess?: ((result: Result, state: ActionState<Result>) => void) | undefined
}

/** An action: what it costs, where it stands, and what can be done. Nothing rejects: what goes wrong is a state. */
export interface CreditActionHandle<Result, Input>
  extends Omit<CreditAction<Result, Input>, 'getState' | 'subscribe'> {
  readonly state: ActionState<Result>
  /** The quote, loaded before the click; always that of the tool and complexity given last. */
  readonly cost: ReadHandle<Quote>
  /** Whether the wallet has enough as far as is known; null while the price or the balance is not. Null is not "no". */
  readonly canAfford: boolean | null
  /**
   * While credits are missing, the smallest purchase that is enough; null when no single one is, undefined while that is
   * not known and where nothing is missing.
   */
  readonly offer: SufficientOffer | null | undefined
  /** Whether somebody is signed in. Until then the state is idle and methods change nothing. */
  readonly isReady: boolean
}

const IDLE: ActionState<never> = { status: 'idle', request: 0, attempt: 0 }
const stayIdle = async () => IDLE
const NO_ACTION = {
  getState: () => IDLE,
  subscribe: () => () => {},
  join: () => () => {},
  start: stayIdle,
  cancel: stayIdle,
  retry: stayIdle,
  resume: stayIdle,
  reset: () => {},
}

/**
 * An action that costs credits: they are set aside, the host's work runs, and they are taken, or given back when it fails.
 * No more is taken than was shown. Where credits are missing it is blocked, and goes on by itself once they have come,
 * while a place that shows it is mounted. The action lives with the account: a remount finds it as it was, and another
 * account leaves nothing of it.
 */
export function useCreditAction<Result, Input = void>(
  options: UseCreditActionOptions<Result, Input>,
): CreditActionHandle<Result, Input> {
  const { tool, complexity, name = tool } = options
  const { account, presence, queryClient } = useCreditsContext()
  const isReady = mayAsk(presence)
  const cost = useRead(quoteQuery(account, { tool, complexity }))
  const available = useKnownAvailable(options.walletId ?? cost.data?.walletId)

  const wanted = toWanted(options, cost.data)
  const place = useRef(wanted)
  useEffect(() => {
    place.current = wanted
  })
  const action = useMemo(
    (): SharedAction<Result, Input> => (isReady ? sharedAction(account, queryClient, name) : NO_ACTION),
    [isReady, account, queryClient, name],
  )
  useEffect(() => action.join(place), [action])
  const state = useSyncExternalStore(action.subscribe, action.getState, NO_ACTION.getState)

  const isDearer = state.status === 'failed' && state.why.step === 'price'
  const { refetch: refetchCost } = cost
  useEffect(() => {
    if (isDearer) void refetchCost()
  }, [isDearer, refetchCost])

  const { cancel, retry, resume, reset } = action
  return {
    state,
    cost: mapHandle(cost, cost.data),
    canAfford: cost.isStale ? null : covers(available, cost.data?.credits),
    offer: useOffer(state),
    isReady,
    start: useCallback((input: Input) => action.start(place, input), [action]),
    cancel,
    retry,
    resume,
    reset,
  }
}

function toWanted<Result, Input>(
  options: UseCreditActionOptions<Result, Input>,
  quote: Quote | undefined,
): Wanted<Result, Input> {
  const { tool, complexity, description = `${tool} (${complexity})`, expiresInSeconds } = options
  const walletId = options.walletId ?? quote?.walletId
  const draft = { walletId, run: { tool, complexity }, description, expiresInSeconds }
  return { draft, maxCost: quote?.credits, perform: options.perform, onSuccess: options.onSuccess }
}

/** What a wallet can spend, as far as is known: undefined while nothing is, while it cannot be reached, and once outdated. */
function useKnownAvailable(walletId: string | undefined): Amount | undefined {
  const book = useRead(balancesQuery(useCreditsContext().account))
  const news = useNews()
  if (walletId === undefined) return undefined
  const balance = balanceOf(book.data, news, walletId)?.balance
  const heardAt = news.balances.get(walletId)?.statement.at ?? 0
  const isStale = book.error !== null && heardAt <= book.failedAt
  return balance?.status === 'ok' && !isStale ? balance.available : undefined
}

function covers(available: Amount | undefined, cost: Amount | undefined): boolean | null {
  if (!available || !cost || available.asset !== cost.asset) return null
  return compare(available, cost) >= 0
}

function useOffer(state: ActionState): SufficientOffer | null | undefined {
  const isBlocked = state.status === 'blocked'
  const { data } = useRead(configQuery(useCreditsContext().account), isBlocked)
  return useMemo(() => {
    if (state.status !== 'blocked' || !data || !isPositive(state.shortfall)) return undefined
    return smallestSufficientPackage(data, state.walletId, state.shortfall)
  }, [state, data])
}
