import { Button } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { Checkout } from './purchase-checkout.model'
import type { PurchaseActions } from './purchase-checkout.view'

/** What the way out takes. */
export interface PurchaseWayOutProps {
  readonly model: Pick<Checkout, 'canGiveUp' | 'canStartOver' | 'canLeaveToSettle'>
  readonly actions: PurchaseActions
}

/** What else a buyer can do than pay: give up, or turn to something else. Nothing where the form is there anyway. */
export function PurchaseWayOut({ model, actions }: PurchaseWayOutProps) {
  const t = useMessages()
  if (model.canGiveUp) {
    return (
      <Button block onClick={actions.onCancel} size="sm" slot="purchaseCancel" variant="ghost">
        {t('purchaseCredits.cancel')}
      </Button>
    )
  }
  if (model.canLeaveToSettle) {
    return (
      <Button block onClick={actions.onLeaveToSettle} size="sm" slot="purchaseStartOver">
        {t('purchaseCredits.crediting.leave')}
      </Button>
    )
  }
  if (!model.canStartOver) return null
  return (
    <Button block onClick={actions.onStartOver} size="sm" slot="purchaseStartOver" variant="ghost">
      {t('purchaseCredits.startOver')}
    </Button>
  )
}
