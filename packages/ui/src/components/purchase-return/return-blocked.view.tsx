import type { ReactNode } from 'react'
import { Button, EmptyState, FailureReference, type IconName, Skeleton, Spinner } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { PurchaseReturnModel } from './purchase-return.model'
import { type WayOn, WayOnLink } from './way-on.view'

/** The states in which there is no purchase to show. */
export type ReturnBlockedModel = Exclude<PurchaseReturnModel, { status: 'found' | 'succeeded' }>

/** What a state without a purchase takes. */
export interface ReturnBlockedProps {
  readonly model: ReturnBlockedModel
  readonly isRetrying: boolean
  readonly wayOn: WayOn | null
  readonly onRetry: () => void
}

const icons: Readonly<Record<ReturnBlockedModel['status'], IconName>> = {
  finding: 'search',
  nothing: 'receipt',
  signed_out: 'lock',
  forbidden: 'lock',
  error: 'alert',
}

/** Says why no purchase is shown here, or not yet, and what can be done; it never leaves anybody without a way on. */
export function ReturnBlocked({ model, isRetrying, wayOn, onRetry }: ReturnBlockedProps) {
  const t = useMessages()
  const isError = model.status === 'error'
  return (
    <div className="ck:block" role={isError ? 'alert' : undefined}>
      <EmptyState
        actions={
          <div className="ck:grid ck:w-full ck:gap-2 ck:@sm:w-auto ck:@sm:grid-flow-col">
            {isError && model.canRetry ? (
              <Button loading={isRetrying} onClick={onRetry} variant="primary">
                {t('common.retry')}
              </Button>
            ) : null}
            {wayOn ? (
              <WayOnLink isMain={model.status === 'nothing'} way={wayOn}>
                {t('purchaseReturn.continue')}
              </WayOnLink>
            ) : null}
          </div>
        }
        icon={isError && model.isOffline ? 'wifi' : icons[model.status]}
        title={t(`purchaseReturn.${model.status}.title`)}
      >
        <Hint model={model} />
      </EmptyState>
    </div>
  )
}

function Hint({ model }: { readonly model: ReturnBlockedModel }): ReactNode {
  const t = useMessages()
  switch (model.status) {
    case 'finding':
      return (
        <span className="ck:inline-flex ck:items-center ck:gap-2">
          <Spinner />
          {t('purchaseReturn.finding.hint')}
        </span>
      )
    case 'nothing':
      return (
        <>
          <p className="ck:block">{t('purchaseReturn.nothing.hint')}</p>
          <Balance balance={model.balance} />
        </>
      )
    case 'error':
      return (
        <>
          <p className="ck:block">{t(model.message)}</p>
          <p className="ck:block">{t('purchaseReturn.error.safe')}</p>
          <FailureReference {...model} isSmall />
        </>
      )
    default:
      return t(`purchaseReturn.${model.status}.hint`)
  }
}

function Balance({ balance }: { readonly balance: string | 'unknown' | null }) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <dl className="ck:mt-4 ck:flex ck:flex-col ck:gap-0.5">
      <dt className="ck:text-sm">{t('purchaseReturn.nothing.balance')}</dt>
      <dd
        {...slot(
          'purchaseReturnBalance',
          'ck:text-xl ck:font-semibold ck:tracking-tight ck:text-foreground ck:tabular-nums ck:break-words',
        )}
      >
        {balance === 'unknown' ? (
          <span className="ck:text-base ck:font-medium">{t('purchaseReturn.nothing.unknown')}</span>
        ) : (
          (balance ?? <Skeleton className="ck:w-[8em]" />)
        )}
      </dd>
    </dl>
  )
}
