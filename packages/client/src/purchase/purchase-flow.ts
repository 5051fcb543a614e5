import type { PurchaseDraft } from '@creditkit/contract'
import { browserPage } from '../events/page-signals'
import { callHost } from '../http/host-code'
import { systemTimers } from '../http/timers'
import { intentOf } from './attempt-key'
import { type AttemptStore, createAttemptStore } from './attempt-store'
import { endsAttempt } from './purchase-activity'
import { createDriver, toError } from './purchase-driver'
import type { PurchaseFlow, PurchaseFlowOptions, ResumeOptions } from './purchase-flow-api'

import { isCredited } from './purchase-progress'
import { createPurchaseRequests } from './purchase-requests'
import type { PurchaseState } from './purchase-state'

export type { PurchaseFlow, PurchaseFlowOptions, ResumeOptions } from './purchase-flow-api'

const DEFAULT_POLL_MS = 1_000

/**
 * Makes a flow in `idle`. Nothing happens until it is subscribed to or a method is called.
 *
 * It drives the machine: a state that sends a request sends it once, under the key of its attempt; a state that waits
 * for the server asks it, soon after a payment and seldom before, as long as somebody is subscribed. Coming back to
 * the page, from the back/forward cache or online again, and another tab's writes, ask at once.
 */
export function createPurchaseFlow(options: PurchaseFlowOptions): PurchaseFlow {
  const { client, walletId, events } = options
  const timers = options.timers ?? systemTimers
  const page = options.page ?? browserPage()
  const store = createAttemptStore({
    accountId: options.accountId,
    storage: options.storage ?? client.storage,
    now: timers.now,
    newSeed: client.newIdempotencyKey,
  })
  const requests = createPurchaseRequests(client, store)
  const driver = createDriver({
    requests,
    timers,
    random: options.random ?? Math.random,
    page,
    pollMs: options.pollMs ?? DEFAULT_POLL_MS,
    onChange: (state, before) => {
      if (state.status === 'succeeded') store.endPaid(state.purchase.id)
      else if (endsAttempt(state) && 'purchase' in state && state.purchase)
        store.endPurchase(state.purchase.id)
      if (state.status !== 'succeeded' || before.status === 'succeeded') return
      const { purchase } = state
      callHost(() => options.onSucceeded?.(purchase))
    },
  })
  const { getState, dispatch, whenAnswered } = driver
  let subscribers = 0
  let disconnect = () => {}
  let resuming:
    | { readonly purchaseId: string | undefined; readonly promise: Promise<PurchaseState> }
    | undefined
  let lastResume: ResumeOptions = {}
  let resumeUnanswered = false

  function askAgain(): void {
    driver.askNow()
    if (resumeUnanswered && getState().status === 'idle') void resume(lastResume)
  }

  function connect(): () => void {
    const stopEvents = events?.subscribe({
      onEvent: (event) => {
        if (event.type !== 'purchase.updated') return
        if (isCredited(event.data)) store.endPaid(event.data.id)
        dispatch({ type: 'purchase_seen', purchase: event.data })
      },
      onPoll: askAgain,
    })
    const stopPage = page.subscribe((signal, storageKey) => {
      if (signal === 'offline' || signal === 'hidden') return
      if (signal !== 'storage' || store.isTouchedBy(storageKey)) askAgain()
    })
    return () => {
      stopEvents?.()
      stopPage()
    }
  }

  function isFor(draft: PurchaseDraft): boolean {
    const current = draftOf(getState(), store)
    return current !== undefined && intentOf(current) === intentOf(draft)
  }

  function begin(draft: PurchaseDraft): Promise<PurchaseState> {
    if (isFor(draft)) dispatch({ type: 'retry' })
    const { status } = getState()
    const goesOn = (status === 'creating' || status === 'awaiting_approval') && isFor(draft)
    if (!goesOn) dispatch({ type: 'start', draft })
    return whenAnswered()
  }

  function resume(wanted: ResumeOptions = {}): Promise<PurchaseState> {
    const { status } = getState()
    if (status !== 'idle' && status !== 'resumable') {
      driver.askNow()
      return Promise.resolve(getState())
    }
    const { purchaseId } = wanted
    if (resuming && resuming.purchaseId === purchaseId) return resuming.promise
    lastResume = wanted
    resumeUnanswered = false
    const promise = (purchaseId === undefined ? requests.find(walletId) : requests.get(purchaseId))
      .then(
        (purchase) => purchase && dispatch({ type: 'resumed', purchase }),
        (caught) => {
          resumeUnanswered = purchaseId === undefined
          if (purchaseId !== undefined) dispatch({ type: 'resume_failed', error: toError(caught) })
        },
      )
      .then(() => {
        resuming = undefined
        return getState()
      })
    resuming = { purchaseId, promise }
    return promise
  }

  return {
    getState,
    subscribe: (listener) => {
      const stopListening = driver.listen(listener)
      subscribers += 1
      if (subscribers === 1) disconnect = connect()
      let subscribed = true
      return () => {
        if (!subscribed) return
        subscribed = false
        stopListening()
        subscribers -= 1
        if (subscribers === 0) disconnect()
      }
    },
    start: (draft) => {
      const { status } = getState()
      // Giving a purchase up and starting anew are two requests that must not overtake each other.
      return status === 'canceled' ? whenAnswered().then(() => begin(draft)) : begin(draft)
    },
    approve: () => {
      dispatch({ type: 'approved' })
      return whenAnswered()
    },
    approvalCanceled: () => dispatch({ type: 'approval_canceled' }),
    approvalFailed: (failure) => dispatch({ type: 'approval_failed', failure }),
    approvalLost: () => dispatch({ type: 'lost' }),
    cancel: () => {
      dispatch({ type: 'cancel' })
      return whenAnswered()
    },
    retry: () => {
      const state = getState()
      dispatch({ type: 'retry' })
      return state.status === 'failed' && state.step === 'resume' ? resume(lastResume) : whenAnswered()
    },
    reset: () => dispatch({ type: 'reset' }),
    leaveToSettle: () => {
      const state = getState()
      if (state.status !== 'settling') return
      store.endPaid(state.purchase.id)
      dispatch({ type: 'reset' })
    },
    resume,
  }
}

/** What the purchase of a state is, or was, made of. */
function draftOf(state: PurchaseState, store: AttemptStore): PurchaseDraft | undefined {
  if ('draft' in state && state.draft) return state.draft
  return 'purchase' in state && state.purchase ? store.draftOf(state.purchase) : undefined
}
