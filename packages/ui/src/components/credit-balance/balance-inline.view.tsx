import {
  BrandIcon,
  Button,
  Icon,
  LevelBadge,
  LiveQuantity,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { CreditBalanceModel } from './credit-balance.model'
import type { CreditBalanceViewProps } from './credit-balance.props'

/** The balance in a line of text. */
export function BalanceInline({ model, showIcon, isRefreshing, onRefresh }: CreditBalanceViewProps) {
  const t = useMessages()
  const slot = useSlot()
  const look = 'ck:inline-flex ck:min-h-6 ck:items-center ck:gap-1.5 ck:align-middle'
  const canRetry = model.status === 'error' ? model.canRetry : model.status === 'unavailable'
  return (
    <span
      {...slot('creditBalance', look, { variant: 'inline', status: model.status })}
      data-state={model.status}
    >
      {showIcon && model.status === 'ready' ? <BrandIcon branding={model.wallet.branding} size="sm" /> : null}
      <InlineText model={model} />
      {canRetry ? (
        <Button
          aria-label={t('common.retry')}
          loading={isRefreshing}
          onClick={onRefresh}
          size="icon"
          slot="creditBalanceRefresh"
          variant="ghost"
        >
          <Icon name="refresh" />
        </Button>
      ) : null}
    </span>
  )
}

function InlineText({ model }: { readonly model: CreditBalanceModel }) {
  const t = useMessages()
  const format = useFormat()
  const slot = useSlot()
  switch (model.status) {
    case 'loading':
      return (
        <>
          <Skeleton className="ck:w-[9em]" />
          <VisuallyHidden>{t('creditBalance.loading')}</VisuallyHidden>
        </>
      )
    case 'ready':
      return (
        <>
          <span {...slot('creditBalanceAmount', 'ck:font-medium', { level: model.level })}>
            <LiveQuantity value={model.available} />
          </span>
          <span {...slot('creditBalanceUnit', 'ck:text-muted')}>
            {format.unit(model.available, model.unit)}
          </span>
          <LevelBadge level={model.level} />
          {model.staleSince ? (
            <span className="ck:text-sm ck:text-muted">{t('common.asOf', { time: model.staleSince })}</span>
          ) : null}
        </>
      )
    case 'unavailable':
      return (
        <span className="ck:text-muted">
          {t('creditBalance.unavailableTitle', { wallet: model.wallet.name })}
        </span>
      )
    case 'missing':
      return <span className="ck:text-muted">{t('creditBalance.missing')}</span>
    case 'error':
      return (
        <span className="ck:inline-flex ck:items-center ck:gap-1.5 ck:text-danger-text">
          <Icon name="alert" />
          {t('creditBalance.error')}
        </span>
      )
  }
}
