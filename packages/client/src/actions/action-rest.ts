import type { ActionState } from './action-state'

/** Whether nothing is left to wait for: it has ended, it waits for somebody, or the result is there and the capture late. */
export function isAtRest(state: ActionState): boolean {
  if (state.status === 'capturing') return state.error !== null
  return state.status !== 'holding' && state.status !== 'running' && state.status !== 'releasing'
}
