import { useId, useState } from 'react'
import {
  BrandIcon,
  Button,
  Card,
  Icon,
  LiveQuantity,
  Notice,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { LevelBadge } from './balance-level.view'
import { BalanceLines } from './balance-lines.view'
import type { CreditBalanceModel } from './credit-balance.model'
import type { CreditBalanceViewProps } from './credit-balance.props'

/** More characters than this stand in a smaller size, so that the largest balance there is fits a narrow card. */
const LONG_NUMBER = 12

type ModelOf<Status> = Extract<CreditBalanceModel, { status: Status }>

/** The balance as a card of a billing page. Every state has the same size, but for what is unfolded. */
export function BalanceCard(props: CreditBalanceViewProps) {
  const { model } = props
  const t = useMessages()
  const titleId = useId()
  const slot = useSlot()
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('creditBalance', 'ck:block', { variant: 'card', status: model.status })}
      data-state={model.status}
    >
      <Card>
        <div className="ck:flex ck:flex-col ck:gap-5 ck:p-5 ck:@md:p-6">
          <CardHead {...props} titleId={titleId} />
          <CardState model={model} />
          <CardActions {...props} />
        </div>
      </Card>
      {model.status === 'loading' ? <VisuallyHidden>{t('creditBalance.loading')}</VisuallyHidden> : null}
    </section>
  )
}

function CardHead(props: CreditBalanceViewProps & { readonly titleId: string }) {
  const { model, showIcon, isRefreshing, onRefresh, titleId } = props
  const t = useMessages()
  const slot = useSlot()
  const canRefresh = model.status === 'ready' || model.status === 'loading'
  return (
    <div className="ck:flex ck:min-h-9 ck:items-center ck:gap-3">
      {showIcon ? (
        <span {...slot('creditBalanceIcon', 'ck:flex')}>
          <BrandIcon branding={'wallet' in model ? model.wallet.branding : null} />
        </span>
      ) : null}
      <h2 className="ck:min-w-0 ck:flex-1 ck:font-medium" id={titleId}>
        {t('creditBalance.title')}
      </h2>
      {canRefresh ? (
        <Button
          aria-label={t('creditBalance.refresh')}
          loading={isRefreshing}
          onClick={onRefresh}
          size="icon"
          slot="creditBalanceRefresh"
          variant="ghost"
        >
          <Icon name="refresh" />
        </Button>
      ) : null}
    </div>
  )
}

function CardState({ model }: { readonly model: CreditBalanceModel }) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <p className="ck:text-3xl">
          <Skeleton className="ck:w-[6em]" />
        </p>
      )
    case 'ready':
      return <ReadyState model={model} />
    case 'unavailable':
      return <UnavailableState model={model} />
    case 'missing':
      return <Notice tone="neutral">{t('creditBalance.missing')}</Notice>
    case 'error':
      return (
        <Notice title={t('creditBalance.errorTitle')} tone="danger">
          <p className="ck:block">{t(model.message)}</p>
          {model.requestId ? (
            <p className="ck:block">{t('common.reference', { requestId: model.requestId })}</p>
          ) : null}
        </Notice>
      )
  }
}

function ReadyState({ model }: { readonly model: ModelOf<'ready'> }) {
  const t = useMessages()
  const format = useFormat()
  const slot = useSlot()
  const { level } = model
  const size = model.quantity.length > LONG_NUMBER ? 'ck:text-xl ck:@sm:text-2xl' : 'ck:text-3xl'
  return (
    <div className="ck:flex ck:flex-col ck:gap-1.5">
      <p className="ck:flex ck:flex-wrap ck:items-baseline ck:gap-x-2 ck:gap-y-1">
        <span {...slot('creditBalanceAmount', `${size} ck:font-semibold ck:tracking-tighter`, { level })}>
          <LiveQuantity value={model.available} />
        </span>
        <span {...slot('creditBalanceUnit', 'ck:text-lg ck:text-muted')}>
          {format.unit(model.available, model.unit)}
        </span>
        <LevelBadge level={level} />
      </p>
      {level === 'normal' ? null : <p className="ck:text-muted">{t(`creditBalance.${level}Hint`)}</p>}
      {model.staleSince ? (
        <p className="ck:flex ck:items-center ck:gap-1.5 ck:text-sm ck:text-muted">
          <Icon name="clock" />
          {t('creditBalance.stale', { time: model.staleSince })}
        </p>
      ) : null}
    </div>
  )
}

function UnavailableState({ model }: { readonly model: ModelOf<'unavailable'> }) {
  const t = useMessages()
  const { lastKnown, wallet } = model
  return (
    <Notice title={t('creditBalance.unavailableTitle', { wallet: wallet.name })} tone="warning">
      <p className="ck:block">{t('creditBalance.unavailableHint')}</p>
      {lastKnown ? (
        <p className="ck:block">
          {t('creditBalance.lastKnown', { credits: lastKnown.text, time: lastKnown.asOf })}
        </p>
      ) : null}
    </Notice>
  )
}

function CardActions({ model, isRefreshing, onRefresh, onAddCredits }: CreditBalanceViewProps) {
  const t = useMessages()
  const [open, setOpen] = useState(false)
  const detailsId = useId()
  const canRetry = model.status === 'error' ? model.canRetry : model.status === 'unavailable'
  const hasAmounts = model.status === 'ready' || model.status === 'loading'
  const ready = model.status === 'ready' ? model : null
  if (!canRetry && !hasAmounts) return null
  return (
    <>
      <div className="ck:flex ck:flex-wrap ck:items-center ck:gap-2">
        {canRetry ? (
          <Button loading={isRefreshing} onClick={onRefresh}>
            {t('common.retry')}
          </Button>
        ) : null}
        {onAddCredits && hasAmounts ? (
          <Button onClick={onAddCredits} slot="creditBalanceAdd" variant="primary">
            <Icon name="plus" />
            {t('creditBalance.add')}
          </Button>
        ) : null}
        {hasAmounts ? (
          <Button
            aria-controls={detailsId}
            aria-expanded={open && ready !== null}
            disabled={ready === null}
            onClick={() => setOpen(!open)}
            variant="ghost"
          >
            {t('creditBalance.details')}
            <Icon
              className={`ck:size-4 ck:transition-transform${open ? ' ck:rotate-180' : ''}`}
              name="chevron-down"
            />
          </Button>
        ) : null}
      </div>
      <div className={open && ready ? 'ck:border-t ck:border-border ck:pt-5' : 'ck:hidden'} id={detailsId}>
        {open && ready ? (
          <div className="ck:flex ck:flex-col ck:gap-3">
            <BalanceLines lines={ready.lines} />
            <p className="ck:text-sm ck:text-muted">{ready.wallet.description}</p>
          </div>
        ) : null}
      </div>
    </>
  )
}
