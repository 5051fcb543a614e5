import { Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { PurchasePendingModel } from './purchase-pending.model'

const looks = {
  settling: { tone: 'neutral', icon: 'clock' },
  credited: { tone: 'success', icon: undefined },
  failed: { tone: 'danger', icon: undefined },
} as const

/** A payment that settles by itself, above the form in which something else can be bought meanwhile. */
export function PurchasePendingView({ model }: { readonly model: PurchasePendingModel }) {
  const t = useMessages()
  const { tone, icon } = looks[model.status]
  const { credits, price } = model
  const texts = {
    settling: {
      title: t('purchaseCredits.pending.title', { credits }),
      hint: t('purchaseCredits.pending.hint'),
    },
    credited: {
      title: t('purchaseCredits.success.title', { credits }),
      hint: t('purchaseCredits.pending.credited', { price: price ?? '' }),
    },
    failed: {
      title: t('purchaseCredits.pending.failed', { price: price ?? '' }),
      hint: t('purchaseCredits.pending.failedHint'),
    },
  }
  const { title, hint } = texts[model.status]
  return (
    <div className="ck:px-5 ck:pt-5 ck:@md:px-6 ck:@md:pt-6">
      <Notice icon={icon} title={title} tone={tone}>
        {hint}
      </Notice>
    </div>
  )
}
