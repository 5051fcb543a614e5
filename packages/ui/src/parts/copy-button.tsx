import { useEffect, useState } from 'react'
import { Button } from './button'
import { Icon } from './icon'
import { LiveRegion } from './live-region'

const REMEMBERED_MS = 2_000

/** What a button that copies takes. */
export interface CopyButtonProps {
  /** What is put on the clipboard. */
  readonly text: string
  /** Says what is copied to readers of screens; it begins with the visible word. */
  readonly label: string
  /** The visible word: at first, once it is copied, and where the page may not use the clipboard. */
  readonly words: { readonly copy: string; readonly copied: string; readonly notCopied: string }
}

/** Copies a text, and says whether it could: a page may be denied the clipboard. Pressing it twice is safe. */
export function CopyButton({ text, label, words }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null)

  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), REMEMBERED_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('notCopied')
    }
  }

  return (
    <>
      <Button aria-label={label} onClick={copy} size="sm" variant="ghost">
        {outcome === 'copied' ? <Icon name="check" /> : null}
        {words[outcome ?? 'copy']}
      </Button>
      <LiveRegion>{outcome === null ? '' : words[outcome]}</LiveRegion>
    </>
  )
}
