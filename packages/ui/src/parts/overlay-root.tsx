import { forwardRef, type ReactNode } from 'react'
import { Root } from './root'

/**
 * The root of what opens over a page. Radix gives whatever it puts there a ref, to wait for an animation out; we have none,
 * so that it leads nowhere. Without this, React 18 complains of it.
 */
export const OverlayRoot = /* @__PURE__ */ forwardRef<unknown, { readonly children: ReactNode }>(
  function OverlayRoot({ children }, _ref) {
    return <Root>{children}</Root>
  },
)
