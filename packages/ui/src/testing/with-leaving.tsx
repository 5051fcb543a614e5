import { type ReactNode, useMemo } from 'react'
import { type Kit, KitContext, useKit } from '../provider/kit-context'

/** What becomes of leaving the page in a test or a story, and where to it is allowed. */
export type Leaving = Pick<Kit, 'leaveFor'> & Partial<Pick<Kit, 'redirectHosts'>>

/** Observes that the page would be left, instead of leaving it. */
export function WithLeaving({ children, ...leaving }: Leaving & { readonly children: ReactNode }) {
  const kit = useKit()
  const { leaveFor, redirectHosts = kit.redirectHosts } = leaving
  const value = useMemo(() => ({ ...kit, leaveFor, redirectHosts }), [kit, leaveFor, redirectHosts])
  return <KitContext.Provider value={value}>{children}</KitContext.Provider>
}
