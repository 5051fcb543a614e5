import { MAX_REPEATS } from '../action.machine'
import type { ActionEvent, ActionState } from '../action-state'
import {
  credits,
  sampleBalance,
  sampleEnded,
  sampleError,
  sampleHold,
  sampleShortage,
  sampleTransaction,
} from './action-samples'

/** The request that the sample states wait for. */
export const request = 3
const base = { request, attempt: 1 } as const
const hold = sampleHold()
const shortage = {
  walletId: 'w1',
  required: credits(10),
  available: credits(4),
  shortfall: credits(6),
} as const
const capture = { hold, result: 'picture', used: undefined, repeats: 0, error: null } as const
const lost = sampleError('network', 'captureHold')
const done = { hold, result: 'picture', used: undefined, error: lost } as const

/** Every state, some in several shapes: `~` goes on by itself, `…` has lost an answer, `+` has a hold. */
export const states: Record<string, ActionState<string>> = {
  idle: { status: 'idle', ...base },
  holding: { status: 'holding', ...base, isResumed: false },
  'holding ~': { status: 'holding', ...base, isResumed: true },
  blocked: { status: 'blocked', ...base, ...shortage, resumes: false },
  'blocked ~': { status: 'blocked', ...base, ...shortage, resumes: true },
  limited: {
    status: 'limited',
    ...base,
    retryAt: '2026-11-01T09:00:30.000Z',
    error: sampleError('rate_limited'),
  },
  running: { status: 'running', ...base, hold },
  capturing: { status: 'capturing', ...base, ...capture },
  'capturing …': { status: 'capturing', ...base, ...capture, repeats: MAX_REPEATS, error: lost },
  releasing: { status: 'releasing', ...base, hold: null, reason: { type: 'canceled' } },
  'releasing +': { status: 'releasing', ...base, hold, reason: { type: 'canceled' } },
  'releasing + failed': {
    status: 'releasing',
    ...base,
    hold,
    reason: { type: 'failed', why: { step: 'run', error: 'broken' } },
  },
  'releasing + unused': { status: 'releasing', ...base, hold, reason: { type: 'unused', result: 'picture' } },
  succeeded: {
    status: 'succeeded',
    ...base,
    hold,
    result: 'picture',
    transaction: sampleTransaction(),
    balance: sampleBalance(90),
  },
  'unsettled kept': { status: 'unsettled', ...base, ...done, credits: 'kept' },
  'unsettled held': { status: 'unsettled', ...base, ...done, credits: 'held' },
  'unsettled unused': { status: 'unsettled', ...base, ...done, used: credits(0), credits: 'held' },
  'unsettled unknown': { status: 'unsettled', ...base, ...done, credits: 'unknown' },
  'failed hold': {
    status: 'failed',
    ...base,
    why: { step: 'hold', error: sampleError('not_found') },
    credits: 'kept',
    hold: null,
  },
  'failed hold …': {
    status: 'failed',
    ...base,
    why: { step: 'hold', error: sampleError('network') },
    credits: 'held',
    hold: null,
  },
  'failed run': { status: 'failed', ...base, why: { step: 'run', error: 'broken' }, credits: 'kept', hold },
  canceled: { status: 'canceled', ...base, credits: 'kept', hold },
}

const seen = (available: number, changes = {}): ActionEvent<string> => ({
  type: 'balance_seen',
  walletId: 'w1',
  available: credits(available),
  isMeant: true,
  ...changes,
})
const failed = (
  type: 'hold_failed' | 'capture_failed' | 'release_failed',
  error: ReturnType<typeof sampleError>,
): ActionEvent<string> => ({ type, request, error, at: 0 })

/** Every event, some in several shapes; all that answer a request answer the one of the sample states but the late ones. */
export const events: Record<string, ActionEvent<string>> = {
  start: { type: 'start' },
  held: { type: 'held', request, hold, isAgreed: true },
  'held late': { type: 'held', request: request - 1, hold, isAgreed: true },
  'held dearer': { type: 'held', request, hold, isAgreed: false },
  lapsed: { type: 'lapsed', request },
  'hold short': failed('hold_failed', sampleShortage()),
  'hold limited': failed('hold_failed', sampleError('rate_limited', 'createHold', 30_000)),
  'hold refused': failed('hold_failed', sampleError('not_found')),
  'hold lost': failed('hold_failed', sampleError('timeout')),
  'quote lost': failed('hold_failed', sampleError('timeout', 'quoteTool')),
  ran: { type: 'ran', result: 'picture', used: undefined },
  'ran in part': { type: 'ran', result: 'picture', used: credits(4) },
  'ran for nothing': { type: 'ran', result: 'picture', used: credits(0) },
  'ran wrongly': { type: 'ran', result: 'picture', used: credits(-1) },
  run_failed: { type: 'run_failed', error: 'broken' },
  captured: {
    type: 'captured',
    request,
    hold: sampleHold({ status: 'captured', captured: credits(10) }),
    transaction: sampleTransaction(),
    balance: sampleBalance(90),
  },
  'capture lost': failed('capture_failed', lost),
  'capture refused': failed('capture_failed', sampleError('not_found', 'captureHold')),
  'capture too late': failed('capture_failed', sampleEnded('expired')),
  'captured elsewhere': failed('capture_failed', sampleEnded('captured')),
  released: {
    type: 'released',
    request,
    hold: sampleHold({ status: 'released' }),
    balance: sampleBalance(100),
  },
  'release lost': failed('release_failed', sampleError('network', 'releaseHold')),
  'release too late': failed('release_failed', sampleEnded('expired', 'releaseHold')),
  'release after capture': failed('release_failed', sampleEnded('captured', 'releaseHold')),
  'seen enough': seen(10),
  'seen enough for another': seen(10, { isMeant: false }),
  'seen less for another': seen(2, { isMeant: false }),
  'seen less': seen(2),
  'seen elsewhere': seen(50, { walletId: 'w2' }),
  left: { type: 'left' },
  cancel: { type: 'cancel' },
  retry: { type: 'retry' },
}

/** The name of a state with its marks. */
export function label(state: ActionState): string {
  switch (state.status) {
    case 'holding':
      return state.isResumed ? 'holding ~' : 'holding'
    case 'blocked':
      return state.resumes ? 'blocked ~' : 'blocked'
    case 'capturing':
      return state.error ? 'capturing …' : 'capturing'
    case 'releasing':
      return `releasing${state.hold ? ' +' : ''} ${state.reason.type}`
    case 'failed':
      return `failed ${state.why.step} ${state.credits}`
    case 'unsettled':
    case 'canceled':
      return `${state.status} ${state.credits}`
    default:
      return state.status
  }
}
