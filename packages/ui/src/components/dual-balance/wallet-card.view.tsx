import { useId } from 'react'
import { BrandIcon, Button, Card, Icon, SettledAnnouncement } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { WalletNews, WalletNumber, WalletPurpose } from './wallet-amounts.view'
import type { WalletCardModel } from './wallet-card.model'

/** What the drawing of a wallet takes. */
export interface WalletCardViewProps {
  readonly model: WalletCardModel
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** Leads to buying credits; without it nothing offers to. */
  readonly onAddCredits: (() => void) | undefined
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
      {...slot('dualBalanceWallet', 'ck:grid', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <div className="ck:flex ck:h-full ck:flex-col ck:gap-5 ck:p-5 ck:@md:p-6">
          <WalletHead {...props} titleId={titleId} />
          <div className="ck:flex ck:flex-1 ck:flex-col ck:gap-1">
            <WalletNumber model={model} />
            <WalletPurpose wallet={model.wallet} />
          </div>
          <WalletNews model={model} />
          <WalletFoot {...props} />
        </div>
      </Card>
      <SettledAnnouncement text={useAnnouncement(model)} />
    </section>
  )
}

function WalletHead(props: WalletCardViewProps & { readonly titleId: string }) {
  const { model, isRefreshing, onRefresh, titleId } = props
  const { name, branding } = model.wallet
  const t = useMessages()
  const slot = useSlot()
  return (
    <div className="ck:flex ck:items-center ck:gap-3">
      <BrandIcon branding={branding} fallback={branding ? 'coins' : 'wallet'} />
      <h2 id={titleId} {...slot('dualBalanceName', 'ck:min-w-0 ck:flex-1 ck:font-medium ck:break-words')}>
        {name}
      </h2>
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

function WalletFoot({ model, isRefreshing, onRefresh, onAddCredits }: WalletCardViewProps) {
  const { name, order } = model.wallet
  const t = useMessages()
  const slot = useSlot()
  const isOut = model.status === 'unavailable'
  if (!isOut && !onAddCredits && !order) return null
  return (
    <div className="ck:flex ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-4 ck:gap-y-3">
      {isOut ? (
        <Button loading={isRefreshing} onClick={onRefresh}>
          {t('common.retry')}
        </Button>
      ) : onAddCredits ? (
        <Button onClick={onAddCredits} slot="dualBalanceAdd">
          <Icon name="plus" />
          {t('dualBalance.add', { wallet: name })}
        </Button>
      ) : null}
      {order ? (
        <p {...slot('dualBalanceOrder', 'ck:text-sm ck:text-muted')}>
          {order.after === null
            ? t('dualBalance.spentFirst')
            : t('dualBalance.spentAfter', { wallet: order.after })}
        </p>
      ) : null}
    </div>
  )
}

function useAnnouncement(model: WalletCardModel): string | null {
  const t = useMessages()
  if (model.status !== 'ready') return null
  const isShort = model.level === 'low' || model.level === 'zero'
  return t(isShort ? 'creditBalance.announceLow' : 'creditBalance.announce', { credits: model.text })
}
