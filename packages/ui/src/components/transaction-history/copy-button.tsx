import { useEffect, useState } from 'react'
import { Button, Icon, LiveRegion } from '../../parts/index'
import { useMessages } from '../../provider/index'

const REMEMBERED_MS = 2_000

/** Copies a text, and says whether it could: a page may be denied the clipboard. Pressing it twice is safe. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const t = useMessages()
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
      <Button aria-label={t('transactionHistory.copyOf', { what })} onClick={copy} size="sm" variant="ghost">
        {outcome === 'copied' ? <Icon name="check" /> : null}
        {t(outcome === null ? 'transactionHistory.copy' : `transactionHistory.${outcome}`)}
      </Button>
      <LiveRegion>{outcome === null ? '' : t(`transactionHistory.${outcome}`)}</LiveRegion>
    </>
  )
}
