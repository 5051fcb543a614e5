import type { ReactNode } from 'react'

/** Text for readers of screens only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="ck:sr-only">{children}</span>
}
