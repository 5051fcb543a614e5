import { useId } from 'react'
import { sharedRows } from '../../parts/card'
import { BrandIcon, Button, Card, Icon, SettledAnnouncement } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { WalletLines, WalletNumber, WalletOutage, WalletPurpose } from './wallet-amounts.view'
import type { WalletCardModel } from './wallet-card.model'

/** What the drawing of a wallet takes. */
export interface WalletCardViewProps {
  readonly model: WalletCardModel
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** Leads to buying credits; without it nothing offers to. */
  readonly onAddCredits: (() => void) | undefined
  /** Leads to the wallet's history; without it nothing offers to. */
  readonly onShowHistory: (() => void) | undefined
}

/** Draws one wallet and announces its changes. The number stands on the same line in every state. */
export function WalletCardView(props: WalletCardViewProps) {
  const { model } = props
  const titleId = useId()
  const slot = useSlot()
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('dualBalanceWallet', sharedRows, { status: model.status })}
      data-state={model.status}
    >
      <Card inRows>
        <div className={`${sharedRows} ck:p-5 ck:@md:p-6`}>
          <WalletHead {...props} titleId={titleId} />
          <div className="ck:flex ck:flex-col ck:gap-1.5">
            <WalletNumber model={model} />
            <WalletPurpose model={model} />
          </div>
          <div className="ck:flex ck:flex-col ck:gap-4">
            <WalletLines model={model} />
            <WalletOutage model={model} />
            <WalletFoot {...props} />
          </div>
        </div>
      </Card>
      <SettledAnnouncement text={useAnnouncement(model)} />
    </section>
  )
}

function WalletHead(props: WalletCardViewProps & { readonly titleId: string }) {
  const { model, isRefreshing, onRefresh, titleId } = props
  const { name, branding, order } = model.wallet
  const t = useMessages()
  const slot = useSlot()
  return (
    <div className="ck:flex ck:min-h-10 ck:items-center ck:gap-3">
      <BrandIcon branding={branding} fallback={branding ? 'coins' : 'wallet'} />
      <div className="ck:min-w-0 ck:flex-1">
        <h2 id={titleId} {...slot('dualBalanceName', 'ck:font-medium ck:break-words')}>
          {name}
        </h2>
        {order ? (
          <p {...slot('dualBalanceOrder', 'ck:text-sm ck:break-words ck:text-muted')}>
            {order.after === null
              ? t('dualBalance.usedFirst')
              : t('dualBalance.usedAfter', { wallet: order.after })}
          </p>
        ) : null}
      </div>
      <Button
        aria-label={t('dualBalance.refresh', { wallet: name })}
        loading={isRefreshing}
        onClick={onRefresh}
        size="icon"
        slot="dualBalanceRefresh"
        variant="ghost"
      >
        <Icon name="refresh" />
      </Button>
    </div>
  )
}

function WalletFoot({ model, isRefreshing, onRefresh, onAddCredits, onShowHistory }: WalletCardViewProps) {
  const { name } = model.wallet
  const t = useMessages()
  const isOut = model.status === 'unavailable'
  if (!isOut && !onAddCredits && !onShowHistory) return null
  return (
    <div className="ck:mt-auto ck:flex ck:flex-wrap ck:items-center ck:gap-2">
      {isOut ? (
        <Button loading={isRefreshing} onClick={onRefresh}>
          {t('common.retry')}
        </Button>
      ) : onAddCredits ? (
        <Button
          aria-label={t('dualBalance.addTo', { wallet: name })}
          onClick={onAddCredits}
          slot="dualBalanceAdd"
        >
          <Icon name="plus" />
          {t('dualBalance.add')}
        </Button>
      ) : null}
      {onShowHistory ? (
        <Button
          aria-label={t('dualBalance.historyOf', { wallet: name })}
          onClick={onShowHistory}
          slot="dualBalanceHistory"
          variant={isOut || onAddCredits ? 'ghost' : 'secondary'}
        >
          {t('dualBalance.history')}
        </Button>
      ) : null}
    </div>
  )
}

const announcements = {
  normal: 'creditBalance.announce',
  low: 'creditBalance.announceLow',
  zero: 'creditBalance.announceZero',
  owed: 'creditBalance.announceOwed',
} as const

function useAnnouncement(model: WalletCardModel): string | null {
  const t = useMessages()
  return model.status === 'ready' ? t(announcements[model.level], { credits: model.text }) : null
}
