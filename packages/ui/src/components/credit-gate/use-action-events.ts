import type { ActionState } from '@creditkit/client'
import { useEffect, useRef } from 'react'
import { useEmit } from '../../provider/index'

const ENDINGS = ['blocked', 'limited', 'succeeded', 'unsettled', 'failed', 'canceled'] as const

/** Tells the host when an action begins and what it comes to, once each. What was so before it was shown is not news. */
export function useActionEvents(
  { status, attempt }: ActionState,
  { tool, complexity }: { readonly tool: string; readonly complexity: string },
): void {
  const emit = useEmit()
  const told = useRef({ status, attempt })

  useEffect(() => {
    const before = told.current
    told.current = { status, attempt }
    if (before.status === status && before.attempt === attempt) return
    if (status === 'holding') emit({ type: 'action.started', tool, complexity })
    const outcome = ENDINGS.find((ending) => ending === status)
    if (outcome) emit({ type: 'action.ended', tool, outcome })
  }, [status, attempt, tool, complexity, emit])
}
