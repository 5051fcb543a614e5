import { useId, useState } from 'react'
import { BrandIcon, Button, Card, Icon, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { BalanceCardState } from './balance-card-state.view'
import { BalanceLines } from './balance-lines.view'
import type { CreditBalanceViewProps } from './credit-balance.props'

/** The balance as a card of a billing page. Every state has the same size, but for what is unfolded. */
export function BalanceCard(props: CreditBalanceViewProps) {
  const { model, isRefreshing, onRefresh, onAddCredits } = props
  const [isOpen, setOpen] = useState(false)
  const t = useMessages()
  const titleId = useId()
  const detailsId = useId()
  const slot = useSlot()
  const ready = model.status === 'ready' ? model : null
  const canRetry = model.status === 'error' ? model.canRetry : model.status === 'unavailable'
  const hasDetails = ready !== null || model.status === 'loading'
  const offersCredits = onAddCredits && (model.status === 'loading' || ready?.wallet.canBuy)
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('creditBalance', 'ck:block', { variant: 'card', status: model.status })}
      data-state={model.status}
    >
      <Card>
        <div className="ck:flex ck:flex-col ck:gap-4 ck:p-5 ck:@md:p-6">
          <CardHead {...props} titleId={titleId} />
          <BalanceCardState canBuy={onAddCredits !== undefined} model={model} />
          {hasDetails || canRetry ? (
            <div
              className={`ck:flex ck:flex-wrap ck:items-center ck:gap-2${canRetry || offersCredits ? '' : ' ck:-ms-4'}`}
            >
              {canRetry ? (
                <Button loading={isRefreshing} onClick={onRefresh}>
                  {t('common.retry')}
                </Button>
              ) : null}
              {offersCredits ? (
                <Button onClick={onAddCredits} slot="creditBalanceAdd" variant="primary">
                  <Icon name="plus" />
                  {t('creditBalance.add')}
                </Button>
              ) : null}
              {hasDetails ? (
                <Button
                  aria-controls={detailsId}
                  aria-expanded={isOpen && ready !== null}
                  disabled={ready === null}
                  onClick={() => setOpen(!isOpen)}
                  variant="ghost"
                >
                  {t('creditBalance.details')}
                  <Icon
                    className={`ck:size-4 ck:transition-transform${isOpen ? ' ck:rotate-180' : ''}`}
                    name="chevron-down"
                  />
                </Button>
              ) : null}
            </div>
          ) : null}
          <div
            className={isOpen && ready ? 'ck:border-t ck:border-border ck:pt-4' : 'ck:hidden'}
            id={detailsId}
          >
            {isOpen && ready ? (
              <div className="ck:flex ck:flex-col ck:gap-3">
                <BalanceLines lines={ready.lines} />
                {props.forecast}
                {ready.note ? <p className="ck:text-sm ck:text-muted">{ready.wallet.description}</p> : null}
              </div>
            ) : null}
          </div>
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
  const staleSince = model.status === 'ready' ? model.staleSince : null
  return (
    <div className="ck:flex ck:min-h-10 ck:items-center ck:gap-3">
      {showIcon ? (
        <span {...slot('creditBalanceIcon', 'ck:flex')}>
          <BrandIcon branding={'wallet' in model ? model.wallet.branding : null} />
        </span>
      ) : null}
      <div className="ck:min-w-0 ck:flex-1">
        <h2 className="ck:font-medium" id={titleId}>
          {t('creditBalance.title')}
        </h2>
        {staleSince ? (
          <p className="ck:text-sm ck:text-warning-text">{t('creditBalance.stale', { time: staleSince })}</p>
        ) : null}
      </div>
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
