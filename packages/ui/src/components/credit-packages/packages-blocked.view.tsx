import { Button, Card, EmptyState, type IconName } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { CreditPackagesModel } from './credit-packages.model'
import type { CreditPackagesViewProps } from './credit-packages.view'

/** The states that have no packages to show. */
export type BlockedPackages = Exclude<CreditPackagesModel, { status: 'loading' | 'ready' | 'unavailable' }>

const icons: Readonly<Record<BlockedPackages['status'], IconName>> = {
  error: 'alert',
  signed_out: 'lock',
  forbidden: 'lock',
  missing: 'search',
  empty: 'coins',
  not_purchasable: 'coins',
}

/** Says why there are no packages, and what can be done about it. */
export function PackagesBlocked(
  props: Pick<CreditPackagesViewProps, 'isRetrying' | 'onRetry' | 'onBuyAnyAmount'> & {
    readonly model: BlockedPackages
  },
) {
  const { model } = props
  const t = useMessages()
  const { title, hint } = useBlockedTexts(model)
  const isError = model.status === 'error'
  return (
    <Card>
      <div className="ck:block" role={isError ? 'alert' : undefined}>
        <EmptyState
          actions={<WayOn {...props} />}
          icon={isError && model.isOffline ? 'wifi' : icons[model.status]}
          title={title}
        >
          <p className="ck:block">{hint}</p>
          {isError && model.requestId ? (
            <p className="ck:mt-1 ck:text-sm">{t('common.reference', { requestId: model.requestId })}</p>
          ) : null}
        </EmptyState>
      </div>
    </Card>
  )
}

function WayOn({ model, isRetrying, onRetry, onBuyAnyAmount }: Parameters<typeof PackagesBlocked>[0]) {
  const t = useMessages()
  if (model.status === 'error' && model.canRetry) {
    return (
      <Button loading={isRetrying} onClick={onRetry}>
        {t('common.retry')}
      </Button>
    )
  }
  if (model.status !== 'empty' || !onBuyAnyAmount) return null
  return (
    <Button onClick={onBuyAnyAmount} variant="primary">
      {t('creditPackages.empty.anyAmount')}
    </Button>
  )
}

function useBlockedTexts(model: BlockedPackages): { readonly title: string; readonly hint: string } {
  const t = useMessages()
  switch (model.status) {
    case 'error':
      return { title: t('creditPackages.errorTitle'), hint: t(model.message) }
    case 'empty':
      return {
        title: t('creditPackages.empty.title'),
        hint: t('creditPackages.empty.hint', { credits: model.unit.other }),
      }
    case 'not_purchasable':
      return {
        title: t('creditPackages.not_purchasable.title', { credits: model.unit.other }),
        hint: t('creditPackages.not_purchasable.hint'),
      }
    default:
      return {
        title: t(`creditPackages.${model.status}.title`),
        hint: t(`creditPackages.${model.status}.hint`),
      }
  }
}
