import { SETTLED_AFTER_MS } from '../parts/index'

/** What is announced once it has stood for a while is announced at once from now on, until the answer is called. */
export function announceAtOnce(): () => void {
  const { setTimeout: inTime } = window
  const atOnce: typeof inTime = Object.assign(
    (...[run, delay, ...rest]: Parameters<typeof inTime>) =>
      inTime(run, delay === SETTLED_AFTER_MS ? 0 : delay, ...rest),
    inTime,
  )
  window.setTimeout = atOnce
  return () => {
    window.setTimeout = inTime
  }
}
