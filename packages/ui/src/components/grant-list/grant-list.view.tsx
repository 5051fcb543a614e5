import { useId } from 'react'
import {
  Button,
  Card,
  CardHeader,
  EmptyState,
  Icon,
  LoadFailure,
  Notice,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { GrantListModel } from './grant-list.model'
import { GrantRows, type GrantRowsProps, LoadingRows } from './grant-rows.view'

/** What the drawing of the list takes. */
export interface GrantListViewProps extends Omit<GrantRowsProps, 'model'> {
  readonly model: GrantListModel
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
}

/** Draws the credits of a wallet by expiry. */
export function GrantListView(props: GrantListViewProps) {
  const { model, isRefreshing, onRefresh } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  const isListed = model.status === 'ready' || model.status === 'loading'
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('grantList', 'ck:block', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <CardHeader
          actions={
            isListed ? (
              <Button
                aria-label={t('grantList.refresh')}
                loading={isRefreshing}
                onClick={onRefresh}
                size="icon"
                slot="grantListRefresh"
                variant="ghost"
              >
                <Icon name="refresh" />
              </Button>
            ) : null
          }
          description={<Description model={model} />}
          title={t('grantList.title')}
          titleId={titleId}
        />
        {model.status === 'loading' ? (
          <>
            <LoadingRows />
            <VisuallyHidden>{t('grantList.loading')}</VisuallyHidden>
          </>
        ) : model.status === 'ready' ? (
          <GrantRows {...props} model={model} />
        ) : (
          <NoRows {...props} />
        )}
      </Card>
    </section>
  )
}

/** The order of use; in its place, from when the list is where it could not be refreshed. */
function Description({ model }: { readonly model: GrantListModel }) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return <Skeleton className="ck:w-[20em] ck:max-w-full" />
    case 'ready':
      return model.staleSince === null ? (
        t('grantList.description', { wallet: model.walletName })
      ) : (
        <span className="ck:text-warning-text">{t('grantList.stale', { time: model.staleSince })}</span>
      )
    case 'empty':
      return t('grantList.description', { wallet: model.walletName })
    default:
      return null
  }
}

function NoRows({ model, isRefreshing, onRefresh }: GrantListViewProps) {
  const t = useMessages()
  const retry = (
    <Button loading={isRefreshing} onClick={onRefresh} size="sm">
      {t('common.retry')}
    </Button>
  )
  if (model.status === 'empty') {
    return (
      <EmptyState icon="coins" title={t('grantList.emptyTitle')}>
        {t('grantList.emptyHint')}
      </EmptyState>
    )
  }
  return (
    <div className="ck:p-5 ck:@md:p-6">
      {model.status === 'missing' ? <Notice tone="neutral">{t('grantList.missing')}</Notice> : null}
      {model.status === 'forbidden' ? (
        <Notice icon="lock" title={t('grantList.forbiddenTitle')} tone="neutral">
          {t('grantList.forbiddenHint')}
        </Notice>
      ) : null}
      {model.status === 'unavailable' ? (
        <Notice
          actions={retry}
          title={t('grantList.unavailableTitle', { wallet: model.walletName })}
          tone="warning"
        >
          {t('grantList.unavailableHint')}
        </Notice>
      ) : null}
      {model.status === 'error' ? (
        <LoadFailure failure={model} retry={retry} title={t('grantList.errorTitle')} />
      ) : null}
    </div>
  )
}
