import type { ActionState, CreditsKept } from '@creditkit/client'
import { type Amount, absolute, type Instant } from '@creditkit/contract'
import { type FailureWords, type GateFailure, toGateFailure } from './gate-failure.model'

/** Where the action stands. */
export type GateProgress =
  | { readonly status: 'ready' | 'capturing' | 'releasing' | 'settling' }
  | { readonly status: 'holding'; readonly isResumed: boolean }
  /** `aside` is what is set aside. */
  | { readonly status: 'running'; readonly aside: string }
  | {
      readonly status: 'blocked'
      readonly walletId: string
      readonly required: Amount
      readonly available: Amount
      readonly missing: string
      readonly resumes: boolean
    }
  | { readonly status: 'limited'; readonly retryAt: Instant }
  /** `used` is null where it is not told; empty credits are `isFree`. */
  | { readonly status: 'succeeded'; readonly used: string | null; readonly isFree: boolean }
  | { readonly status: 'unsettled'; readonly credits: 'kept' | 'held' | 'unknown'; readonly time: string }
  | ({ readonly status: 'failed' } & GateFailure)
  | { readonly status: 'canceled'; readonly credits: CreditsKept }

/** Says where an action stands, its amounts written out. Pure. */
export function toGateProgress(state: ActionState, words: FailureWords): GateProgress {
  const { credits, format } = words
  switch (state.status) {
    case 'idle':
      return { status: 'ready' }
    case 'holding':
      return { status: 'holding', isResumed: state.isResumed }
    case 'running':
      return { status: 'running', aside: credits(state.hold.amount) }
    case 'capturing':
      return { status: state.error ? 'settling' : 'capturing' }
    case 'releasing':
      return { status: 'releasing' }
    case 'blocked': {
      const { status, walletId, required, available, resumes, shortfall } = state
      return { status, walletId, required, available, resumes, missing: credits(shortfall) }
    }
    case 'limited':
      return { status: 'limited', retryAt: state.retryAt }
    case 'succeeded': {
      const { transaction, hold } = state
      const used = transaction ? credits(absolute(transaction.amount)) : null
      return { status: 'succeeded', used, isFree: !transaction && hold.status === 'released' }
    }
    case 'unsettled':
      return { status: 'unsettled', credits: state.credits, time: format.dateTime(state.hold.expiresAt) }
    case 'failed':
      return { status: 'failed', ...toGateFailure(state, words) }
    case 'canceled':
      return { status: 'canceled', credits: state.credits }
  }
}
