import { type RefObject, useEffect } from 'react'

/** Unfolds what is folded within an element while the page is printed, by whichever way, and folds it again after. */
export function useOpenInPrint(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let unfolded: HTMLDetailsElement[] = []
    const unfold = () => {
      unfolded = [...(root.current?.querySelectorAll('details') ?? [])].filter(({ open }) => !open)
      for (const each of unfolded) each.open = true
    }
    const fold = () => {
      for (const each of unfolded) each.open = false
      unfolded = []
    }
    window.addEventListener('beforeprint', unfold)
    window.addEventListener('afterprint', fold)
    return () => {
      window.removeEventListener('beforeprint', unfold)
      window.removeEventListener('afterprint', fold)
    }
  }, [root])
}
