import type { CreditsEvent } from '@creditkit/contract'
import { useEffect, useRef } from 'react'
import { useCreditsContext } from './context'
import { mayAsk } from './use-read'

type EventType = CreditsEvent['type']
type EventData = { [Type in EventType]: Extract<CreditsEvent, { type: Type }>['data'] }
type Told<Type extends EventType = EventType> = {
  [Each in Type]: { readonly type: Each; readonly data: EventData[Each] }
}[Type]

/** What to do with the data of each type of event; others are passed over. */
export type LiveEventHandlers = { readonly [Type in EventType]?: (data: EventData[Type]) => void }

/**
 * Tells every live event of the account, or those that a table has a function for, each once. The latest listener is the
 * one that is told; passing another one opens no new connection. Nothing is told where the provider's `live` is off.
 */
export function useLiveEvents(listener: ((event: CreditsEvent) => void) | LiveEventHandlers): void {
  const { account, live, presence } = useCreditsContext()
  const isOn = live && mayAsk(presence)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => {
    if (!isOn) return
    return account.events().subscribe({
      onEvent: (event) => {
        if (typeof latest.current === 'function') latest.current(event)
        else hand(latest.current, event)
      },
    })
  }, [account, isOn])
}

function hand<Type extends EventType>(handlers: LiveEventHandlers, event: Told<Type>): void {
  handlers[event.type]?.(event.data)
}
