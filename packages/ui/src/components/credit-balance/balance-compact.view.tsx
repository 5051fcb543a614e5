import {
  BrandIcon,
  focusRing,
  Icon,
  LevelBadge,
  LiveQuantity,
  Popover,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { CompactPanel } from './balance-panel.view'
import type { CreditBalanceViewProps } from './credit-balance.props'

const pill =
  'ck:inline-flex ck:min-h-9 ck:items-center ck:gap-2 ck:rounded-md ck:border ck:border-border ck:bg-background ck:ps-2.5 ck:pe-2.5 ck:text-base ck:text-foreground ck:shadow-xs'
const opener = `${pill} ck:transition-colors ck:hover:bg-hover ck:open:bg-hover ${focusRing}`

/** The balance as it sits in a page's header: one line, with the rest behind it. */
export function BalanceCompact(props: CreditBalanceViewProps) {
  const { model } = props
  const t = useMessages()
  const slot = useSlot()
  const { className, ...rest } = slot('creditBalance', 'ck:inline-flex ck:align-middle', {
    variant: 'compact',
    status: model.status,
  })
  return (
    <span {...rest} className={className} data-state={model.status}>
      {model.status === 'loading' ? (
        <span className={pill}>
          <Skeleton className="ck:size-5" round />
          <Skeleton className="ck:w-[9em]" />
          <VisuallyHidden>{t('creditBalance.loading')}</VisuallyHidden>
        </span>
      ) : (
        <Popover
          label={t('creditBalance.title')}
          trigger={
            <>
              <CompactLine {...props} />
              <Icon className="ck:size-4 ck:text-muted" name="chevron-down" />
            </>
          }
          triggerClassName={opener}
        >
          {(close) => <CompactPanel {...props} close={close} />}
        </Popover>
      )}
    </span>
  )
}

function CompactLine({ model, showIcon }: CreditBalanceViewProps) {
  const t = useMessages()
  const format = useFormat()
  const slot = useSlot()
  if (model.status !== 'ready') {
    return (
      <>
        <Icon
          className={model.status === 'error' ? 'ck:size-4 ck:text-danger-text' : 'ck:size-4 ck:text-muted'}
          name="alert"
        />
        <span className="ck:text-muted">
          {t(model.status === 'error' ? 'creditBalance.error' : 'creditBalance.unavailable')}
        </span>
      </>
    )
  }
  return (
    <>
      {showIcon ? <BrandIcon branding={model.wallet.branding} size="sm" /> : null}
      <span {...slot('creditBalanceAmount', 'ck:font-medium', { level: model.level })}>
        <LiveQuantity value={model.available} />
      </span>
      <span {...slot('creditBalanceUnit', 'ck:text-muted')}>{format.unit(model.available, model.unit)}</span>
      <LevelBadge level={model.level} />
      {model.staleSince ? (
        <>
          <Icon className="ck:size-4 ck:text-muted" name="clock" />
          <VisuallyHidden>{t('common.asOf', { time: model.staleSince })}</VisuallyHidden>
        </>
      ) : null}
    </>
  )
}
