import type { CreditsClient } from '../http/credits-client'
import type { CreditsError } from '../http/problem'
import type { StoragePort } from '../http/storage'
import { systemTimers, type Timers } from '../http/timers'
import { createAttemptStore } from './attempt-store'
import type { PurchaseFlow } from './purchase-flow-api'
import { fitsReturn, type PurchaseReturn } from './purchase-return'
import type { PurchaseState, PurchaseStateOf } from './purchase-state'

/** Who comes back, and to which flow. */
export interface PurchaseReturnOptions {
  /** The flow that the purchase goes on in. */
  readonly flow: PurchaseFlow
  /** What the flow was made with. */
  readonly client: Pick<CreditsClient, 'storage' | 'newIdempotencyKey'>
  readonly accountId: string
  readonly walletId?: string | undefined
  readonly storage?: StoragePort | undefined
  readonly timers?: Timers | undefined
  /** What the address says; null when it says nothing, and the newest unfinished purchase is looked for. */
  readonly returned: PurchaseReturn | null
}

/**
 * Goes on with the purchase that a buyer comes back from: the one that the address names, else the newest unfinished one
 * that this browser remembers and the address does not speak against. Where the buyer says that it is paid, the payment
 * is taken or, with a provider that charges by itself, asked about; whether it is credited says the server. A buyer who
 * turned back finds the purchase open.
 *
 * Answers with the state of the flow as soon as the purchase is found, and with null when there is none. Without an
 * answer of the server the state is `failed` at the step `resume`, and calling again looks again. Never rejects, and
 * calling twice takes no money twice.
 */
export async function followPurchaseReturn(options: PurchaseReturnOptions): Promise<PurchaseState | null> {
  const { flow, returned } = options
  if (isUnanswered(flow.getState())) flow.reset()
  const known = flow.getState()
  if (known.status !== 'idle' && known.status !== 'resumable') return isOf(known, returned) ? known : null

  for (const purchaseId of candidates(options)) {
    const state = await flow.resume({ purchaseId })
    if (isUnanswered(state) && !isNone(state.error)) return state
    if (!isUnanswered(state) && purchaseOf(state)?.id !== purchaseId) return null
    if (isElsewhere(state, options.walletId)) {
      flow.reset()
      return null
    }
    if (isOf(state, returned)) return goOn(flow, purchaseId, returned)
    if (state.status !== 'resumable') flow.reset()
  }
  return null
}

function candidates({ returned, client, accountId, walletId, storage, timers }: PurchaseReturnOptions) {
  if (returned?.purchaseId) return [returned.purchaseId]
  const store = createAttemptStore({
    accountId,
    storage: storage ?? client.storage,
    now: (timers ?? systemTimers).now,
    newSeed: client.newIdempotencyKey,
  })
  const provider = returned?.provider ?? null
  return store
    .unfinished(walletId)
    .filter(({ draft }) => provider === null || draft.provider === provider)
    .flatMap((attempt) => attempt.purchaseId ?? [])
}

/** Takes up what the buyer says, unless another part of the page has moved the flow meanwhile. */
function goOn(flow: PurchaseFlow, purchaseId: string, returned: PurchaseReturn | null): PurchaseState | null {
  const state = flow.getState()
  if (purchaseOf(state)?.id !== purchaseId) return null
  if (state.status === 'resumable' && returned?.claim === 'paid') void flow.approve()
  return flow.getState()
}

/** Whether the buyer may come back from the purchase of a state. Who does not say so is not shown one that is over. */
function isOf(state: PurchaseState, returned: PurchaseReturn | null): boolean {
  const purchase = purchaseOf(state)
  if (!purchase) return false
  return returned ? fitsReturn(purchase, returned) : !OVER.has(purchase.status)
}

/** Whether an address that names a purchase names one of another wallet, whose own flow goes on with it. */
function isElsewhere(state: PurchaseState, walletId: string | undefined): boolean {
  const purchase = purchaseOf(state)
  return walletId !== undefined && purchase !== undefined && purchase.walletId !== walletId
}

const OVER: ReadonlySet<string> = new Set(['failed', 'canceled', 'expired'])

function purchaseOf(state: PurchaseState) {
  return 'purchase' in state ? state.purchase : undefined
}

function isUnanswered(state: PurchaseState): state is PurchaseStateOf<'failed'> {
  return state.status === 'failed' && state.step === 'resume'
}

/** Whether there is no such purchase, what the address names cannot be one, or the backend of a dialect cannot be asked. */
function isNone(error: CreditsError | undefined): boolean {
  return error !== undefined && NONE.has(error.code)
}

const NONE: ReadonlySet<string> = new Set(['not_found', 'validation_failed', 'unsupported'])
