import { type RefCallback, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useEffectBeforePaint } from '../../parts/index'
import type { RedeemCodeModel } from './redeem-code.model'

/** Where the focus goes when a code has had an outcome. */
export interface OutcomeFocus {
  readonly rootRef: RefObject<HTMLElement | null>
  readonly fieldRef: RefObject<HTMLInputElement | null>
  readonly headingRef: RefCallback<HTMLElement>
  readonly toField: () => void
}

/**
 * Moves the focus to the outcome of a code: to the field where it was refused, to the heading of anything else. Only
 * where the focus was here, or was lost with what had it: somebody who works elsewhere on the page is left alone.
 */
export function useOutcomeFocus(status: RedeemCodeModel['status']): OutcomeFocus {
  const rootRef = useRef<HTMLElement>(null)
  const fieldRef = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLElement | null>(null)
  const last = useRef(status)
  const wasHere = useRef(false)

  useEffect(() => {
    const root = rootRef.current
    const note = () => {
      wasHere.current = true
    }
    root?.addEventListener('focusin', note)
    return () => root?.removeEventListener('focusin', note)
  }, [])

  useEffectBeforePaint(() => {
    const before = last.current
    last.current = status
    const focused = document.activeElement
    const isOurs = focused === document.body || rootRef.current?.contains(focused)
    if (before === status || !wasHere.current || !isOurs) return
    if (status === 'redeemed' || status === 'unsure') heading.current?.focus()
    if (status === 'ready' && before !== 'loading' && before !== 'error') fieldRef.current?.focus()
  }, [status])

  const headingRef = useCallback((element: HTMLElement | null) => {
    heading.current = element
  }, [])
  const toField = useCallback(() => fieldRef.current?.focus(), [])
  return { rootRef, fieldRef, headingRef, toField }
}
