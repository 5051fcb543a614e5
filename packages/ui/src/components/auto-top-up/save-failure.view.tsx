import { FailureReference, Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { SaveFailure } from './save-failure.model'

/** What went wrong with saving, and that nothing entered is lost. The button that saves is the way on. */
export function SaveFailureNotice({ failure }: { readonly failure: SaveFailure | null }) {
  const t = useMessages()
  if (!failure) return null
  const { isOff, isKnown, message } = failure
  const reason = t(message)
  const title = isKnown
    ? t(isOff ? 'autoTopUp.failedOffTitle' : 'autoTopUp.failedTitle')
    : t(isOff ? 'autoTopUp.unknownOffTitle' : 'autoTopUp.unknownTitle')
  const text = isKnown ? reason : t(isOff ? 'autoTopUp.unknownOffHint' : 'autoTopUp.unknownHint', { reason })
  return (
    <Notice title={title} tone={isKnown ? 'danger' : 'warning'}>
      <p className="ck:block">{text}</p>
      <FailureReference {...failure} />
    </Notice>
  )
}
