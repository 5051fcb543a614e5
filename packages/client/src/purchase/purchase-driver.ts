import type { PageSignals } from '../events/page-signals'
import { callHost } from '../http/host-code'
import { CreditsError, isCreditsError } from '../http/problem'
import type { Timers } from '../http/timers'
import { IDLE, transition } from './purchase.machine'
import { activityOf } from './purchase-activity'
import type { PurchaseRequests } from './purchase-requests'
import type { PurchaseEvent, PurchaseState } from './purchase-state'
import { startWatch, type Watch } from './purchase-watch'

/** Waits between two questions while the server works on a payment grow to this, in milliseconds. */
const FOLLOW_CAP_MS = 15_000

/** Before a payment, only another tab or the provider can move the purchase, so it is asked about seldom. */
const WATCH_BASE_MS = 15_000
const WATCH_CAP_MS = 60_000

/** What a driver works with. `onChange` is told of every change, before the listeners. */
export interface DriverOptions {
  readonly requests: PurchaseRequests
  readonly timers: Timers
  readonly random: () => number
  readonly page: PageSignals
  readonly pollMs: number
  readonly onChange: (state: PurchaseState, before: PurchaseState) => void
}

/** Runs the machine and does what its states ask for. */
export interface Driver {
  getState(): PurchaseState
  dispatch(event: PurchaseEvent): void
  /** Calls back after every change; questions about the purchase are asked while somebody listens. */
  listen(listener: () => void): () => void
  /** The state once the request that is on its way is answered or dropped; the state now when there is none. */
  whenAnswered(): Promise<PurchaseState>
  /** Asks about the purchase at once, if it is one that is asked about. */
  askNow(): void
}

/** Makes a driver in `idle`. */
export function createDriver({ requests, timers, random, page, pollMs, onChange }: DriverOptions): Driver {
  const listeners = new Set<() => void>()
  const waiting = new Set<() => void>()
  let state: PurchaseState = IDLE
  let watch: (Watch & { readonly name: string }) | undefined
  let answer: { readonly request: number; readonly promise: Promise<PurchaseState> } | undefined

  function dispatch(event: PurchaseEvent): void {
    const before = state
    state = transition(before, event)
    if (state === before) return
    if (state.request !== before.request) send(state)
    keepWatch()
    onChange(state, before)
    for (const check of [...waiting, ...listeners]) callHost(check)
  }

  function send(asking: PurchaseState): void {
    const { request } = asking
    const failed = (caught: unknown) => dispatch({ type: 'request_failed', request, error: toError(caught) })
    const answered = (sent: ReturnType<PurchaseRequests['get']>) =>
      sent.then((purchase) => dispatch({ type: 'purchase_seen', request, purchase }), failed)
    if (asking.status === 'creating') {
      requests
        .create(asking.draft)
        .then((purchase) => dispatch({ type: 'created', request, purchase }), failed)
    }
    if (asking.status === 'capturing') answered(requests.capture(asking.purchase))
    if (asking.status === 'canceled' && asking.purchase) answered(requests.cancel(asking.purchase))
  }

  function keepWatch(): void {
    const activity = activityOf(state)
    const asked = listeners.size > 0 && (activity === 'follow' || activity === 'watch')
    const purchaseId = asked ? knownPurchase()?.id : undefined
    const name = purchaseId === undefined ? undefined : `${activity} ${purchaseId}`
    if (watch?.name === name) return
    watch?.stop()
    watch = undefined
    if (purchaseId === undefined || name === undefined) return
    const [baseMs, capMs] = activity === 'follow' ? [pollMs, FOLLOW_CAP_MS] : [WATCH_BASE_MS, WATCH_CAP_MS]
    watch = {
      name,
      ...startWatch({
        ask: () => askAbout(purchaseId),
        canAsk: () => page.isOnline(),
        baseMs,
        capMs,
        timers,
        random,
      }),
    }
  }

  const knownPurchase = () => ('purchase' in state ? state.purchase : undefined)

  async function askAbout(purchaseId: string): Promise<void> {
    const { request } = state
    const asked = knownPurchase()
    try {
      const purchase = await requests.get(purchaseId)
      dispatch({ type: 'purchase_seen', purchase, isFresh: knownPurchase() === asked })
    } catch (caught) {
      dispatch({ type: 'request_failed', request, error: toError(caught) })
    }
  }

  return {
    getState: () => state,
    dispatch,
    listen: (listener) => {
      // A wrapper, so that the same function may listen twice.
      const call = () => listener()
      listeners.add(call)
      keepWatch()
      return () => {
        listeners.delete(call)
        keepWatch()
      }
    },
    whenAnswered: () => {
      const { request } = state
      const isAwaited = () => state.request === request && sendsRequest(state)
      if (!isAwaited()) return Promise.resolve(state)
      if (answer?.request === request) return answer.promise
      const promise = new Promise<PurchaseState>((resolve) => {
        const check = () => {
          if (isAwaited()) return
          waiting.delete(check)
          resolve(state)
        }
        waiting.add(check)
      })
      answer = { request, promise }
      return promise
    },
    askNow: () => watch?.poke(),
  }
}

function sendsRequest(state: PurchaseState): boolean {
  const activity = activityOf(state)
  return activity === 'create' || activity === 'capture' || activity === 'cancel'
}

/** A client of another make may reject with anything; what it was is kept as the cause. */
export function toError(caught: unknown): CreditsError {
  if (isCreditsError(caught)) return caught
  return new CreditsError({ code: 'network', operation: 'getPurchase', message: 'No answer', cause: caught })
}
