import type { ReactNode, RefCallback } from 'react'
import { Button, FailureReference, Notice } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import type { PurchaseNotice } from './purchase-notice.model'

/** What the notice above the payment takes. */
export interface PurchaseNoticeProps {
  readonly notice: PurchaseNotice
  /** The provider's name. */
  readonly provider: string
  readonly headingRef: RefCallback<HTMLElement>
  /** Looks for the earlier purchase again. */
  readonly onRetry: () => void
  /** Gives up a purchase that was turned back from, and is still open. */
  readonly onGiveUp: () => void
}

const tones = {
  declined: 'danger',
  failed: 'danger',
  resume_failed: 'warning',
  unsafe: 'danger',
  expired: 'warning',
  not_approved: 'warning',
  offline: 'warning',
  canceled: 'neutral',
} as const

/** How the last attempt ended: why, that nothing was charged, and what to do, with the payment button right below. */
export function PurchaseNoticeView(props: PurchaseNoticeProps) {
  const { notice, provider, headingRef } = props
  const { title, lines } = useNoticeTexts(notice, provider)
  return (
    <Notice
      actions={hasAction(notice) ? <NoticeAction {...props} /> : undefined}
      announce="none"
      icon={notice.kind === 'offline' ? 'wifi' : undefined}
      title={
        <span ref={headingRef} className="ck:outline-none" tabIndex={-1}>
          {title}
        </span>
      }
      tone={tones[notice.kind]}
    >
      {lines}
    </Notice>
  )
}

function hasAction(notice: PurchaseNotice): boolean {
  return (
    (notice.kind === 'resume_failed' && notice.canRetry) ||
    (notice.kind === 'canceled' && notice.open !== null)
  )
}

function NoticeAction({ notice, onRetry, onGiveUp }: PurchaseNoticeProps) {
  const t = useMessages()
  return notice.kind === 'canceled' ? (
    <Button onClick={onGiveUp} size="sm" slot="purchaseCancel">
      {t('purchaseCredits.canceled.giveUp')}
    </Button>
  ) : (
    <Button onClick={onRetry} size="sm">
      {t('common.retry')}
    </Button>
  )
}

/** The title of a notice and what stands under it. */
export function useNoticeTexts(
  notice: PurchaseNotice,
  provider: string,
): { readonly title: string; readonly lines: ReactNode } {
  const t = useMessages()
  const format = useFormat()
  switch (notice.kind) {
    case 'declined':
      return {
        title: t('purchaseCredits.declined.title'),
        lines: (
          <>
            <p className="ck:block">{t(notice.reason, { provider })}</p>
            <p className="ck:font-medium ck:text-foreground">{t('purchaseCredits.declined.notCharged')}</p>
            <p className="ck:block">{t('purchaseCredits.declined.tryAgain')}</p>
          </>
        ),
      }
    case 'failed':
      return {
        title: t('purchaseCredits.failed.title'),
        lines: (
          <>
            <p className="ck:block">
              {notice.message ? t(notice.message) : t('purchaseCredits.failed.form', { provider })}
            </p>
            <p className="ck:font-medium ck:text-foreground">{t('purchaseCredits.failed.notCharged')}</p>
            <FailureReference {...notice} />
          </>
        ),
      }
    case 'resume_failed':
      return {
        title: t('purchaseCredits.failed.resumeTitle'),
        lines: (
          <>
            <p className="ck:block">{t(notice.message)}</p>
            <FailureReference {...notice} />
          </>
        ),
      }
    case 'canceled':
      return {
        title: t('purchaseCredits.canceled.title'),
        lines: (
          <>
            <p className="ck:block">{t('purchaseCredits.canceled.hint')}</p>
            {notice.open ? (
              <p className="ck:block">
                {t('purchaseCredits.canceled.open', { price: format.money(notice.open) })}
              </p>
            ) : null}
          </>
        ),
      }
    case 'offline':
      return {
        title: t('purchaseCredits.offline.title'),
        lines: notice.isApproved ? null : <p className="ck:block">{t('purchaseCredits.offline.hint')}</p>,
      }
    default:
      return {
        title: t(`purchaseCredits.${notice.kind}.title`),
        lines: <p className="ck:block">{t(`purchaseCredits.${notice.kind}.hint`)}</p>,
      }
  }
}
