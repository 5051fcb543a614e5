import { Button, EmptyState, FailureReference, type IconName } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { PurchaseCreditsModel } from './purchase-credits.model'

/** The states in which nothing can be bought. */
export type BlockedModel = Exclude<
  PurchaseCreditsModel,
  { status: 'loading' | 'checkout' | 'succeeded' | 'resumable' }
>

/** What a state without a form takes. */
export interface PurchaseBlockedProps {
  readonly model: BlockedModel
  readonly isRetrying: boolean
  readonly onRetry: () => void
}

const icons: Readonly<Record<BlockedModel['status'], IconName>> = {
  error: 'alert',
  signed_out: 'lock',
  forbidden: 'lock',
  missing: 'search',
  not_purchasable: 'coins',
  unavailable: 'clock',
  no_provider: 'wallet',
}

/** Says why nothing can be bought here, and what can be done about it. */
export function PurchaseBlocked({ model, isRetrying, onRetry }: PurchaseBlockedProps) {
  const t = useMessages()
  const { title, hint } = useBlockedTexts(model)
  const canRetry = model.status === 'error' ? model.canRetry : model.status === 'unavailable'
  return (
    <div className="ck:block" role={model.status === 'error' ? 'alert' : undefined}>
      <EmptyState
        actions={
          canRetry ? (
            <Button loading={isRetrying} onClick={onRetry}>
              {t('common.retry')}
            </Button>
          ) : undefined
        }
        icon={model.status === 'error' && model.isOffline ? 'wifi' : icons[model.status]}
        title={title}
      >
        {hint}
        {model.status === 'error' ? <FailureReference {...model} isSmall /> : null}
      </EmptyState>
    </div>
  )
}

function useBlockedTexts(model: BlockedModel): { readonly title: string; readonly hint: string } {
  const t = useMessages()
  switch (model.status) {
    case 'error':
      return { title: t('purchaseCredits.error.title'), hint: t(model.message) }
    case 'not_purchasable':
      return {
        title: t('purchaseCredits.not_purchasable.title', { credits: model.unit.other }),
        hint: t('purchaseCredits.not_purchasable.hint'),
      }
    case 'unavailable':
      return {
        title: t('purchaseCredits.unavailable.title', { credits: model.unit.other }),
        hint: t('purchaseCredits.unavailable.hint'),
      }
    default:
      return {
        title: t(`purchaseCredits.${model.status}.title`),
        hint: t(`purchaseCredits.${model.status}.hint`),
      }
  }
}
