/** Announces its text when it changes, politely; empty says nothing. It stays mounted, or browsers miss the change. */
export function LiveRegion({ children }: { readonly children: string }) {
  return (
    <span aria-atomic="true" aria-live="polite" className="ck:sr-only">
      {children}
    </span>
  )
}
