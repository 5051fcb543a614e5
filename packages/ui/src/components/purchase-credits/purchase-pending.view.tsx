import { Icon } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { PurchasePendingModel } from './purchase-pending.model'

const looks = {
  settling: { icon: 'clock', ink: 'ck:text-muted', role: 'status' },
  credited: { icon: 'check-circle', ink: 'ck:text-success-text', role: 'status' },
  failed: { icon: 'alert', ink: 'ck:text-danger-text', role: 'alert' },
} as const

/** A payment that settles by itself, above the form in which something else can be bought meanwhile. */
export function PurchasePendingView({ model }: { readonly model: PurchasePendingModel }) {
  const slot = useSlot()
  const { icon, ink, role } = looks[model.status]
  const { title, hint } = useTexts(model)
  return (
    <div
      role={role}
      {...slot(
        'purchasePending',
        'ck:flex ck:gap-3 ck:border-b ck:border-border ck:px-5 ck:py-3.5 ck:@md:px-6',
      )}
      data-state={model.status}
    >
      <Icon className={`ck:mt-[0.2em] ck:size-[18px] ck:shrink-0 ${ink}`} name={icon} />
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
        <p className="ck:font-medium">{title}</p>
        <p className="ck:text-sm ck:text-muted">{hint}</p>
      </div>
    </div>
  )
}

function useTexts(model: PurchasePendingModel): {
  readonly title: string
  readonly hint: string
} {
  const t = useMessages()
  const { credits } = model
  switch (model.status) {
    case 'settling':
      return {
        title: t('purchaseCredits.pending.title', { credits }),
        hint: t('purchaseCredits.pending.hint'),
      }
    case 'credited':
      return {
        title: t('purchaseCredits.success.title', { credits }),
        hint: t('purchaseCredits.pending.credited', { price: model.price }),
      }
    case 'failed':
      return {
        title: t('purchaseCredits.pending.failed', { price: model.price }),
        hint: t('purchaseCredits.pending.failedHint'),
      }
  }
}
