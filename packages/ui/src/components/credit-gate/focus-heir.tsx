import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'

/** What a place with an heir takes. */
export interface FocusHeirProps {
  readonly to: RefObject<HTMLElement | null>
  readonly className: string
  readonly children: ReactNode
}

/**
 * A place that comes and goes. When it goes with the focus inside, the focus moves on instead of being lost. Drawn only
 * after something was pressed, so never on a server.
 */
export function FocusHeir({ to, className, children }: FocusHeirProps) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = place.current
    return () => {
      if (element?.contains(document.activeElement)) to.current?.focus({ preventScroll: true })
    }
  }, [to])
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  )
}
