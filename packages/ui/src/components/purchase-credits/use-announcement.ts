import { useMessages } from '../../provider/index'
import type { PurchaseCreditsModel } from './purchase-credits.model'

/** What a reader of screens hears when the purchase moves on, wherever the focus is; empty says nothing. */
export function useAnnouncement(model: PurchaseCreditsModel, provider: string): string {
  const t = useMessages()
  if (model.status === 'succeeded') return t('purchaseCredits.success.title', { credits: model.credits })
  if (model.status !== 'checkout') return ''
  const { progress, notice } = model
  if (progress?.kind === 'stage') {
    return progress.stage === 'crediting'
      ? t('purchaseCredits.crediting.title')
      : t(`purchaseCredits.stage.${progress.stage}`)
  }
  if (progress) {
    const title = t(`purchaseCredits.${progress.kind}.title`, { provider })
    return `${title}. ${t(`purchaseCredits.${progress.kind}.hint`)}`
  }
  switch (notice?.kind) {
    case 'declined':
      return `${t('purchaseCredits.declined.title')}. ${t(notice.reason, { provider })} ${t('purchaseCredits.declined.notCharged')}`
    case 'canceled':
      return t('purchaseCredits.canceled.hint')
    case 'expired':
      return `${t('purchaseCredits.expired.title')}. ${t('purchaseCredits.expired.hint')}`
    case 'failed':
      return `${t('purchaseCredits.failed.title')}. ${t('purchaseCredits.failed.notCharged')}`
    case 'offline':
      return t('purchaseCredits.offline.title')
    default:
      return ''
  }
}
