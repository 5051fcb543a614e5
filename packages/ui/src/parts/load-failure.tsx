import type { ReactNode } from 'react'
import type { PlainMessageKey } from '../i18n/index'
import { useKit } from '../provider/kit-context'
import { Notice } from './notice'

/** What stands where something could not be loaded. */
export interface LoadFailureProps {
  readonly title: string
  readonly failure: {
    readonly message: PlainMessageKey
    /** Finds the request in the server's logs; null when no answer came. */
    readonly requestId: string | null
    readonly canRetry: boolean
  }
  /** The button that asks again; shown only where asking again may help. */
  readonly retry: ReactNode
}

/** Says that something could not be loaded, and why, with the way to ask again. */
export function LoadFailure({ title, failure, retry }: LoadFailureProps) {
  const { t } = useKit()
  const { message, requestId, canRetry } = failure
  return (
    <Notice actions={canRetry ? retry : null} title={title} tone="danger">
      <p className="ck:block">{t(message)}</p>
      {requestId ? <p className="ck:block ck:break-words">{t('common.reference', { requestId })}</p> : null}
    </Notice>
  )
}
