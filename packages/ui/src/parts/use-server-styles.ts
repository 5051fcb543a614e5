import type { RefObject } from 'react'
import { useEffectBeforePaint } from './use-effect-before-paint'

/**
 * Gives what a server drew the looks that are written in its `style` attributes. A strict Content-Security-Policy keeps a
 * browser from following such an attribute, and React takes it for done; a script is allowed to do it.
 */
export function useServerStyles(root: RefObject<HTMLElement | null>): void {
  useEffectBeforePaint(() => {
    const scope = root.current
    if (!scope) return
    for (const element of [scope, ...scope.querySelectorAll<HTMLElement>('[style]')]) {
      const written = element.getAttribute('style')
      if (written && element.style.length === 0) element.style.cssText = written
    }
  }, [root])
}
