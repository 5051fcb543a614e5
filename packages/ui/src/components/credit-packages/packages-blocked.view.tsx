import { Button, Card, EmptyState, FailureReference, type IconName } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { CreditPackagesModel } from './credit-packages.model'

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

/** What a state without packages takes. */
export interface PackagesBlockedProps {
  readonly model: BlockedPackages
  readonly isRetrying: boolean
  readonly onRetry: () => void
  /** Leads to buying without a package; absent where nothing is there to lead to. */
  readonly onBuyAnyAmount: (() => void) | undefined
}

/** Says why there are no packages, and what can be done about it. */
export function PackagesBlocked(props: PackagesBlockedProps) {
  const { model } = props
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
          {isError ? <FailureReference {...model} isSmall /> : null}
        </EmptyState>
      </div>
    </Card>
  )
}

function WayOn({ model, isRetrying, onRetry, onBuyAnyAmount }: PackagesBlockedProps) {
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
