import { Button } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { Checkout } from './purchase-checkout.model'

/** What the way out takes. */
export interface PurchaseWayOutProps {
  readonly model: Pick<Checkout, 'canGiveUp' | 'canStartOver' | 'canLeaveToSettle'>
  readonly onCancel: () => void
  /** Leaves a purchase and goes back to the form. */
  readonly onStartOver: () => void
  /** Leaves a paid purchase to settle by itself, for something else. */
  readonly onLeaveToSettle: () => void
}

/** What else a buyer can do than pay: give up, or turn to something else. Nothing where the form is there anyway. */
export function PurchaseWayOut(props: PurchaseWayOutProps) {
  const { model, onCancel, onStartOver, onLeaveToSettle } = props
  const t = useMessages()
  if (model.canGiveUp) {
    return (
      <Button block onClick={onCancel} size="sm" slot="purchaseCancel" variant="ghost">
        {t('purchaseCredits.cancel')}
      </Button>
    )
  }
  if (model.canLeaveToSettle) {
    return (
      <Button block onClick={onLeaveToSettle} size="sm" slot="purchaseStartOver">
        {t('purchaseCredits.crediting.leave')}
      </Button>
    )
  }
  if (!model.canStartOver) return null
  return (
    <Button block onClick={onStartOver} size="sm" slot="purchaseStartOver" variant="ghost">
      {t('purchaseCredits.startOver')}
    </Button>
  )
}
