import { useId } from 'react'
import {
  Badge,
  BrandIcon,
  Button,
  Card,
  CountUp,
  Icon,
  Notice,
  SettledAnnouncement,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { WalletCardModel, WalletFacts, WalletLevel, WalletLine } from './wallet-card.model'

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

/** One height, whatever stands there. */
const numberLine = 'ck:flex ck:min-h-[1.1em] ck:flex-wrap ck:items-center ck:gap-x-3 ck:gap-y-1 ck:text-3xl'
const tones = { low: 'warning', zero: 'danger', owed: 'danger' } as const

function WalletNumber({ model }: { readonly model: WalletCardModel }) {
  const t = useMessages()
  const slot = useSlot()
  if (model.status === 'loading') {
    return (
      <p className={numberLine}>
        <Skeleton className="ck:w-[5em]" />
        <VisuallyHidden>{t('creditBalance.loading')}</VisuallyHidden>
      </p>
    )
  }
  if (model.status !== 'ready') {
    return (
      <p className={`${numberLine} ck:text-muted`}>
        <Icon className="ck:size-5" name="minus" />
        <span className="ck:text-base">{t('dualBalance.unknown')}</span>
      </p>
    )
  }
  const { level, available } = model
  return (
    <p className={numberLine}>
      <span {...slot('dualBalanceAmount', 'ck:font-semibold ck:tracking-tighter ck:break-all', { level })}>
        <CountUp value={available} />
      </span>
      <LevelBadge level={level} />
    </p>
  )
}

function LevelBadge({ level }: { readonly level: WalletLevel }) {
  const t = useMessages()
  return level === 'normal' ? null : <Badge tone={tones[level]}>{t(`creditBalance.${level}`)}</Badge>
}

function WalletPurpose({ wallet }: { readonly wallet: WalletFacts }) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <>
      <p {...slot('dualBalanceRate', 'ck:text-sm ck:text-muted ck:tabular-nums')}>
        {t('dualBalance.rate', wallet.rate)}
      </p>
      <p {...slot('dualBalanceDescription', 'ck:mt-1')}>{wallet.description}</p>
    </>
  )
}

function WalletNews({ model }: { readonly model: WalletCardModel }) {
  const t = useMessages()
  if (model.status === 'unavailable') {
    const { lastKnown, wallet } = model
    return (
      <Notice title={t('dualBalance.unavailableTitle', { wallet: wallet.name })} tone="warning">
        <p className="ck:block">{t('dualBalance.unavailableHint', { wallet: wallet.name })}</p>
        {lastKnown ? (
          <p className="ck:block">
            {t('dualBalance.lastKnown', { credits: lastKnown.text, time: lastKnown.asOf })}
          </p>
        ) : null}
      </Notice>
    )
  }
  if (model.status !== 'ready') return null
  return (
    <>
      {model.lines.length > 0 ? <WalletLines lines={model.lines} /> : null}
      {model.staleSince ? (
        <p className="ck:flex ck:items-center ck:gap-1.5 ck:text-sm ck:text-muted">
          <Icon name="clock" />
          {t('dualBalance.stale', { time: model.staleSince })}
        </p>
      ) : null}
    </>
  )
}

function WalletLines({ lines }: { readonly lines: readonly WalletLine[] }) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <dl
      {...slot(
        'dualBalanceDetails',
        'ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-4 ck:text-sm',
      )}
    >
      {lines.map((line) => (
        <div className="ck:flex ck:items-baseline ck:justify-between ck:gap-4" key={line.kind}>
          <dt className="ck:text-muted">
            {line.kind === 'expiring'
              ? t('dualBalance.expiring', { date: line.date })
              : t(`dualBalance.${line.kind}`)}
          </dt>
          <dd className="ck:font-medium ck:tabular-nums">{line.quantity}</dd>
        </div>
      ))}
    </dl>
  )
}

function WalletFoot({ model, isRefreshing, onRefresh, onAddCredits }: WalletCardViewProps) {
  const { name, order } = model.wallet
  const t = useMessages()
  const slot = useSlot()
  const isOut = model.status === 'unavailable'
  if (!isOut && !onAddCredits && !order) return null
  return (
    <div className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-4 ck:gap-y-3">
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
        <p {...slot('dualBalanceOrder', 'ck:ms-auto ck:text-sm ck:text-muted')}>
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
