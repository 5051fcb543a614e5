import { Badge, Icon, LiveQuantity, Notice, Skeleton, VisuallyHidden } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { WalletCardModel, WalletFacts, WalletLevel, WalletLine } from './wallet-card.model'

/** One height, whatever stands there. */
const numberLine = 'ck:flex ck:min-h-[1.1em] ck:flex-wrap ck:items-center ck:gap-x-3 ck:gap-y-1 ck:text-3xl'
/** Characters of a number that fit a card of the least width in large type. */
const LONGEST_LARGE = 12
const tones = { low: 'warning', zero: 'danger', owed: 'danger' } as const

/** What can be spent now; a dash where that is not known, never a zero. */
export function WalletNumber({ model }: { readonly model: WalletCardModel }) {
  const t = useMessages()
  const format = useFormat()
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
  const size = format.quantity(available).length > LONGEST_LARGE ? 'ck:text-xl' : 'ck:text-3xl'
  return (
    <p className={numberLine}>
      <span
        {...slot('dualBalanceAmount', `${size} ck:font-semibold ck:tracking-tighter ck:break-all`, { level })}
      >
        <LiveQuantity value={available} />
      </span>
      <LevelBadge level={level} />
    </p>
  )
}

function LevelBadge({ level }: { readonly level: WalletLevel }) {
  const t = useMessages()
  return level === 'normal' ? null : <Badge tone={tones[level]}>{t(`creditBalance.${level}`)}</Badge>
}

/** What the credits are worth and what they are for. */
export function WalletPurpose({ wallet }: { readonly wallet: WalletFacts }) {
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

/** Whatever is out of the ordinary: an outage, credits that cannot be spent now or not for long, an old number. */
export function WalletNews({ model }: { readonly model: WalletCardModel }) {
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
