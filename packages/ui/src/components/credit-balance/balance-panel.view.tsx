import { Button, Icon } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { BalanceLines } from './balance-lines.view'
import { BalanceNoteText } from './balance-note.view'
import type { CreditBalanceViewProps } from './credit-balance.props'

/** What is behind a compact balance: where the credits are, or why that is not known, and what can be done. */
export function CompactPanel(props: CreditBalanceViewProps & { readonly close: () => void }) {
  return (
    <div className="ck:flex ck:flex-col ck:gap-4 ck:p-4">
      <PanelText {...props} />
      <PanelActions {...props} />
    </div>
  )
}

function PanelText({ model, onAddCredits, forecast }: CreditBalanceViewProps) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return <p className="ck:text-muted">{t('creditBalance.loading')}</p>
    case 'ready': {
      const { note, wallet, staleSince } = model
      // The lines say of credits what a note would; of a level they do not say what can be done.
      const hint = note && !('quantity' in note) ? note : null
      return (
        <div className="ck:flex ck:flex-col ck:gap-3">
          {hint ? <BalanceNoteText canBuy={onAddCredits !== undefined && wallet.canBuy} note={hint} /> : null}
          <BalanceLines lines={model.lines} />
          {forecast}
          {staleSince ? (
            <p className="ck:text-sm ck:text-warning-text">
              {t('creditBalance.stale', { time: staleSince })}
            </p>
          ) : null}
        </div>
      )
    }
    case 'unavailable': {
      const { lastKnown, wallet } = model
      return (
        <div className="ck:flex ck:flex-col ck:gap-1">
          <p className="ck:font-medium">{t('creditBalance.unavailableTitle', { wallet: wallet.name })}</p>
          <p className="ck:text-muted">{t('creditBalance.unavailableHint')}</p>
          {lastKnown ? (
            <p className="ck:text-muted">
              {t('creditBalance.lastKnown', { credits: lastKnown.text, time: lastKnown.asOf })}
            </p>
          ) : null}
        </div>
      )
    }
    case 'missing':
      return <p className="ck:text-muted">{t('creditBalance.missing')}</p>
    case 'error':
      return <p className="ck:text-muted">{t(model.message)}</p>
  }
}

function PanelActions(props: CreditBalanceViewProps & { readonly close: () => void }) {
  const { model, isRefreshing, onRefresh, onAddCredits, close } = props
  const t = useMessages()
  if (model.status === 'unavailable' || (model.status === 'error' && model.canRetry)) {
    return (
      <Button block loading={isRefreshing} onClick={onRefresh} size="sm">
        {t('common.retry')}
      </Button>
    )
  }
  if (model.status !== 'ready') return null
  return (
    <div className="ck:flex ck:items-center ck:justify-end ck:gap-2">
      {onAddCredits && model.wallet.canBuy ? (
        <Button
          block
          onClick={() => {
            close()
            onAddCredits()
          }}
          size="sm"
          slot="creditBalanceAdd"
          variant="primary"
        >
          <Icon name="plus" />
          {t('creditBalance.add')}
        </Button>
      ) : null}
      <Button
        aria-label={t('creditBalance.refresh')}
        loading={isRefreshing}
        onClick={onRefresh}
        size="icon"
        slot="creditBalanceRefresh"
      >
        <Icon name="refresh" />
      </Button>
    </div>
  )
}
