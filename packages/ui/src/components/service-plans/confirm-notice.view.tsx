import { FailureReference, Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { ConfirmNotice as ConfirmNoticeModel } from './subscribe-dialog.model'

/** What stands in the way of subscribing, or is still open. */
export function ConfirmNotice({ notice }: { readonly notice: ConfirmNoticeModel }) {
  const t = useMessages()
  if (notice.kind === 'price') {
    const { before, after } = notice
    return (
      <Notice title={t('servicePlans.price.title')} tone="warning">
        {t('servicePlans.price.hint', { before, after })}
      </Notice>
    )
  }
  if (notice.kind === 'gone') {
    return (
      <Notice title={t('servicePlans.gone.title')} tone="danger">
        {t('servicePlans.gone.hint')}
      </Notice>
    )
  }
  const isUnknown = notice.kind === 'unknown'
  return (
    <Notice
      title={t(isUnknown ? 'servicePlans.failed.unknownTitle' : 'servicePlans.failed.title')}
      tone={isUnknown ? 'warning' : 'danger'}
    >
      <p className="ck:block">{isUnknown ? t('servicePlans.failed.unknown') : t(notice.message)}</p>
      <FailureReference {...notice} />
    </Notice>
  )
}
