import { useCallback, useSyncExternalStore } from 'react'
import type { LiveStatus } from '../events/live-events'
import { useCreditsContext } from './context'
import { mayAsk } from './use-read'

/** How news arrive: live, by asking now and then, or not at all (`stopped`: live events are off, or nobody is signed in). */
export function useLiveStatus(): LiveStatus {
  const { account, live, presence } = useCreditsContext()
  const isOn = live && mayAsk(presence)
  const subscribe = useCallback(
    (onStatus: () => void) => (isOn ? account.events().subscribe({ onStatus }) : doNothing),
    [account, isOn],
  )
  return useSyncExternalStore(subscribe, () => (isOn ? account.events().getStatus() : 'stopped'), stopped)
}

const doNothing = () => {}
const stopped = () => 'stopped' as const
