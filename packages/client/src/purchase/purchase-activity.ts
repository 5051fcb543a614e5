import type { PurchaseState } from './purchase-state'

/** What the owner of a state does while it lasts: send a request, ask about the purchase often or seldom, or nothing. */
export function activityOf(
  state: PurchaseState,
): 'create' | 'capture' | 'cancel' | 'follow' | 'watch' | 'none' {
  switch (state.status) {
    case 'creating':
      return 'create'
    case 'capturing':
      return 'capture'
    case 'canceled':
      return state.confirming ? 'cancel' : 'none'
    case 'settling':
      return 'follow'
    case 'unknown':
      return state.canRetry ? 'watch' : 'follow'
    case 'awaiting_approval':
    case 'resumable':
      return 'watch'
    default:
      return 'none'
  }
}

/** Tells whether the attempt has ended for good, so that its key is never used again: settled, given up or refused. */
export function endsAttempt(state: PurchaseState): boolean {
  switch (state.status) {
    case 'succeeded':
    case 'expired':
      return true
    case 'declined':
    case 'failed':
      return !state.canRetry
    case 'canceled':
      return !state.canRetry && !state.confirming && state.purchase !== undefined
    default:
      return false
  }
}
