import { Icon, LevelBadge, LiveQuantity, Notice, Skeleton, VisuallyHidden } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { WalletCardModel, WalletLine } from './wallet-card.model'

/** One height, whatever stands there. */
const numberLine = 'ck:flex ck:min-h-[1.1em] ck:flex-wrap ck:items-center ck:gap-x-3 ck:gap-y-1 ck:text-3xl'
/** Characters of a number that fit a card of the least width in large type. */
const LONGEST_LARGE = 12

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

/** What the credits are for; in its place, that the number is old, or what it means to owe. */
export function WalletPurpose({ model }: { readonly model: WalletCardModel }) {
  const t = useMessages()
  const slot = useSlot()
  const look = 'ck:min-h-[1.5em]'
  if (model.status === 'ready' && model.staleSince !== null)
    return (
      <p className={`${look} ck:text-warning-text`}>{t('dualBalance.stale', { time: model.staleSince })}</p>
    )
  if (model.status === 'ready' && model.level === 'owed')
    return <p className={`${look} ck:text-muted`}>{t('creditBalance.owedHint')}</p>
  return <p {...slot('dualBalanceDescription', `${look} ck:text-muted`)}>{model.wallet.description}</p>
}

/** Why the number is missing, and what it was. */
export function WalletOutage({ model }: { readonly model: WalletCardModel }) {
  const t = useMessages()
  if (model.status !== 'unavailable') return null
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

/**
 * What the credits are worth, and those that cannot be spent now or not for long. A line is kept free for the latter, which
 * come and go while somebody looks, but where nothing is known of them.
 */
export function WalletLines({ model }: { readonly model: WalletCardModel }) {
  const t = useMessages()
  const slot = useSlot()
  const room = model.status === 'unavailable' ? '' : 'ck:min-h-[5.2em]'
  const look = `ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-4 ck:text-sm ck:tabular-nums ${room}`
  const lines = model.status === 'ready' ? model.lines : []
  return (
    <dl {...slot('dualBalanceDetails', look)}>
      <div {...slot('dualBalanceRate', row)}>
        <dt className="ck:text-muted">{t('dualBalance.rate')}</dt>
        <dd className="ck:ms-auto ck:min-w-0 ck:text-end ck:break-words">
          {t('dualBalance.rateValue', model.wallet.rate)}
        </dd>
      </div>
      {lines.map((line) => (
        <NewsLine key={line.kind} line={line} />
      ))}
    </dl>
  )
}

const row = 'ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-4'

function NewsLine({ line }: { readonly line: WalletLine }) {
  const t = useMessages()
  const textOf = () => {
    if (line.kind !== 'expiring') return t(`dualBalance.${line.kind}`)
    const { when, date } = line
    return when === null ? t('dualBalance.expiring', { date }) : t('dualBalance.expiringIn', { when, date })
  }
  return (
    <div className="ck:flex ck:items-baseline ck:justify-between ck:gap-x-4">
      <dt className="ck:min-w-0 ck:text-muted">{textOf()}</dt>
      <dd className="ck:shrink-0 ck:font-medium">{line.quantity}</dd>
    </div>
  )
}
