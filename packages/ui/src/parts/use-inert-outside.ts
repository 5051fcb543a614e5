import { type RefObject, useRef } from 'react'
import { useEffectBeforePaint } from './use-effect-before-paint'

/** What has nothing to reach. */
const PASSIVE = new Set(['SCRIPT', 'STYLE', 'LINK', 'TEMPLATE', 'META'])

/**
 * Puts everything around an element out of reach while it is mounted: of the pointer, the keyboard and readers of
 * screens. What is added to the page later stays in reach, so that a bank's or a payment provider's window over an open
 * dialog can be used; a trap for the focus would take every key from it. Answers with what had the focus, which loses it.
 */
export function useInertOutside(element: RefObject<HTMLElement | null>): RefObject<Element | null> {
  const focused = useRef<Element | null>(null)
  useEffectBeforePaint(() => {
    const hidden: Element[] = []
    focused.current = document.activeElement
    let inside: Element | null = element.current
    while (inside && inside !== document.body && inside.parentElement) {
      for (const sibling of inside.parentElement.children) {
        if (sibling === inside || PASSIVE.has(sibling.tagName) || sibling.hasAttribute('inert')) continue
        sibling.setAttribute('inert', '')
        hidden.push(sibling)
      }
      inside = inside.parentElement
    }
    return () => {
      for (const one of hidden) one.removeAttribute('inert')
    }
  }, [element])
  return focused
}
