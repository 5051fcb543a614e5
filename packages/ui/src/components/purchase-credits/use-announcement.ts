import { useMessages } from '../../provider/index'
import type { PurchaseCreditsModel } from './purchase-credits.model'
import { useProgressTexts } from './use-progress-texts'

/** What a reader of screens hears when the purchase moves on, wherever the focus is; empty says nothing. */
export function useAnnouncement(model: PurchaseCreditsModel, provider: string): string {
  const t = useMessages()
  const { progress, notice } = model.status === 'checkout' ? model : { progress: null, notice: null }
  const running = useProgressTexts(progress, provider)
  if (model.status === 'succeeded') return t('purchaseCredits.success.title', { credits: model.credits })
  if (progress?.kind === 'stage') return running.title
  if (progress) return `${running.title}. ${running.hint}`
  switch (notice?.kind) {
    case 'declined':
      return `${t('purchaseCredits.declined.title')}. ${t(notice.reason, { provider })} ${t('purchaseCredits.declined.notCharged')}`
    case 'failed':
      return `${t('purchaseCredits.failed.title')}. ${t('purchaseCredits.failed.notCharged')}`
    case 'canceled':
    case 'unsafe':
    case 'expired':
      return `${t(`purchaseCredits.${notice.kind}.title`)}. ${t(`purchaseCredits.${notice.kind}.hint`)}`
    case 'offline':
      return t('purchaseCredits.offline.title')
    default:
      return ''
  }
}
