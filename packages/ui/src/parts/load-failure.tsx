import type { ReactNode } from 'react'
import type { PlainMessageKey } from '../i18n/index'
import { useKit } from '../provider/kit-context'
import { Notice } from './notice'

/** Why something failed. */
export interface Failure {
  readonly message: PlainMessageKey
  /** Finds the request in the server's logs; null when no answer came. */
  readonly requestId: string | null
}

/** What stands where something could not be loaded. */
export interface LoadFailureProps {
  readonly title: string
  readonly failure: Failure & { readonly canRetry: boolean }
  /** The button that asks again; shown only where asking again may help. */
  readonly retry: ReactNode
}

/** Says that something could not be loaded, and why, with the way to ask again. */
export function LoadFailure({ title, failure, retry }: LoadFailureProps) {
  const { t } = useKit()
  return (
    <Notice actions={failure.canRetry ? retry : null} title={title} tone="danger">
      <p className="ck:block">{t(failure.message)}</p>
      <FailureReference {...failure} />
    </Notice>
  )
}

/** What the reference of a failure takes. */
interface FailureReferenceProps extends Pick<Failure, 'requestId'> {
  /** Why it failed, where that is known. */
  readonly message?: PlainMessageKey | null
  /** Smaller than the lines above it, where those stand in the middle of an empty place. */
  readonly isSmall?: boolean
}

/**
 * The reference that a failure can be looked up by. Nobody has to look up that a session has ended; every request that
 * finds it so has a reference of its own, and an alert whose text changes is announced again.
 */
export function FailureReference({ message, requestId, isSmall }: FailureReferenceProps) {
  const { t } = useKit()
  if (requestId === null || message === 'common.error.unauthenticated') return null
  const look = isSmall ? 'ck:mt-1 ck:text-sm ck:break-words ck:text-muted' : 'ck:block ck:break-words'
  return <p className={look}>{t('common.reference', { requestId })}</p>
}
