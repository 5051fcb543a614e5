import {
  sampleDecline,
  sampleDraft,
  sampleError,
  sampleInvalidState,
  samplePurchase,
} from './purchase-samples'
import type { PurchaseEvent, PurchaseState } from './purchase-state'

export const purchase = samplePurchase()
export const request = 1
export const failure = { declineCode: 'no', retryable: true }
const base = { request } as const
const failedBase = { error: undefined, purchase: undefined, draft: undefined }
/** Every state, some in several shapes, all of request 1: `+` may be retried, `?` is being confirmed. */
export const states: Record<string, PurchaseState> = {
  idle: { status: 'idle', ...base },
  creating: { status: 'creating', ...base, draft: sampleDraft },
  awaiting_approval: { status: 'awaiting_approval', ...base, purchase },
  capturing: { status: 'capturing', ...base, purchase, repeats: 0 },
  settling: { status: 'settling', ...base, purchase: samplePurchase('processing') },
  succeeded: { status: 'succeeded', ...base, purchase: samplePurchase('succeeded') },
  'declined+': { status: 'declined', ...base, purchase, failure, canRetry: true },
  declined: { status: 'declined', ...base, purchase, failure, canRetry: false },
  'canceled+': { status: 'canceled', ...base, purchase, canRetry: true, confirming: false },
  'canceled?': { status: 'canceled', ...base, purchase, canRetry: false, confirming: true },
  canceled: {
    status: 'canceled',
    ...base,
    purchase: samplePurchase('canceled'),
    canRetry: false,
    confirming: false,
  },
  expired: { status: 'expired', ...base, purchase: samplePurchase('expired') },
  'failed create+': {
    status: 'failed',
    ...base,
    ...failedBase,
    step: 'create',
    draft: sampleDraft,
    canRetry: true,
  },
  'failed create': {
    status: 'failed',
    ...base,
    ...failedBase,
    step: 'create',
    draft: sampleDraft,
    canRetry: false,
  },
  'failed approval+': {
    status: 'failed',
    ...base,
    ...failedBase,
    step: 'approval',
    purchase,
    canRetry: true,
  },
  'failed capture': {
    status: 'failed',
    ...base,
    ...failedBase,
    step: 'capture',
    purchase: samplePurchase('failed'),
    canRetry: false,
  },
  'failed resume+': { status: 'failed', ...base, ...failedBase, step: 'resume', canRetry: true },
  unknown: { status: 'unknown', ...base, purchase, repeats: 0, canRetry: false, error: undefined },
  'unknown repeated': { status: 'unknown', ...base, purchase, repeats: 2, canRetry: false, error: undefined },
  'unknown+': { status: 'unknown', ...base, purchase, repeats: 2, canRetry: true, error: undefined },
  resumable: { status: 'resumable', ...base, purchase },
}
export const seen = (p: ReturnType<typeof samplePurchase>, r?: number): PurchaseEvent => ({
  type: 'purchase_seen',
  purchase: p,
  ...(r && { request: r }),
})
/** Every event, some in several shapes. */
export const events: Record<string, PurchaseEvent> = {
  start: { type: 'start', draft: sampleDraft },
  created: { type: 'created', request, purchase },
  'created late': { type: 'created', request: 0, purchase },
  approved: { type: 'approved' },
  approval_canceled: { type: 'approval_canceled' },
  approval_failed: { type: 'approval_failed', failure: undefined },
  approval_declined: { type: 'approval_failed', failure },
  lost: { type: 'lost' },
  open: seen(samplePurchase('requires_action', 1)),
  'open answer': seen(samplePurchase('requires_action', 1), request),
  'open declined': seen(samplePurchase('requires_action', 1, { failure })),
  processing: seen(samplePurchase('processing', 1)),
  succeeded: seen(samplePurchase('succeeded', 1)),
  failed: seen(samplePurchase('failed', 1)),
  'failed declined': seen(samplePurchase('failed', 1, { failure })),
  canceled: seen(samplePurchase('canceled', 1)),
  expired: seen(samplePurchase('expired', 1)),
  other: seen(samplePurchase('succeeded', 1, { id: 'pur_2' })),
  network: { type: 'request_failed', request, error: sampleError('network') },
  decline: { type: 'request_failed', request, error: sampleDecline(true) },
  notapproved: { type: 'request_failed', request, error: sampleInvalidState('requires_action') },
  not_found: { type: 'request_failed', request, error: sampleError('not_found') },
  'failed late': { type: 'request_failed', request: 0, error: sampleDecline(true) },
  retry: { type: 'retry' },
  cancel: { type: 'cancel' },
  reset: { type: 'reset' },
  resumed: { type: 'resumed', purchase },
  resume_failed: { type: 'resume_failed', error: sampleError('network') },
}

/** The name of a state with its marks. */
export const label = (state: PurchaseState) =>
  `${state.status}${'canRetry' in state && state.canRetry ? '+' : ''}${'confirming' in state && state.confirming ? '?' : ''}`
