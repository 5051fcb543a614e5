import { useMessages } from '../../provider/index'
import type { Checkout } from './purchase-checkout.model'
import { useProgressTexts } from './use-progress-texts'

/** What there is to say of a purchase; `added` are its credits once the server has given them. */
export interface PurchaseNews extends Pick<Checkout, 'progress' | 'notice'> {
  readonly added: string | null
}

/** What a reader of screens hears when the purchase moves on, wherever the focus is; empty says nothing. */
export function useAnnouncement({ added, progress, notice }: PurchaseNews, provider: string): string {
  const t = useMessages()
  const running = useProgressTexts(progress, provider)
  if (added !== null) return t('purchaseCredits.success.title', { credits: added })
  if (progress?.kind === 'stage') return running.title
  if (progress) return t.join('stop', [running.title, running.hint])
  switch (notice?.kind) {
    case 'declined':
      return t.join('stop', [
        t('purchaseCredits.declined.title'),
        t.join('sentences', [t(notice.reason, { provider }), t('purchaseCredits.declined.notCharged')]),
      ])
    case 'failed':
      return t.join('stop', [t('purchaseCredits.failed.title'), t('purchaseCredits.failed.notCharged')])
    case 'canceled':
    case 'unsafe':
    case 'expired':
      return t.join('stop', [
        t(`purchaseCredits.${notice.kind}.title`),
        t(`purchaseCredits.${notice.kind}.hint`),
      ])
    case 'offline':
      return t('purchaseCredits.offline.title')
    default:
      return ''
  }
}
