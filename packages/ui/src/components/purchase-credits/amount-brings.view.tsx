import type { Amount } from '@creditkit/contract'
import { Button, SettledAnnouncement } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { AmountFormModel } from './amount-form.model'

/** The ends of what can be paid, written out. */
export interface AmountLimits {
  readonly min: string
  readonly max: string
}

/** What the place under the amount takes. */
export interface AmountBringsProps {
  readonly model: AmountFormModel
  readonly limits: AmountLimits
  readonly isLocked: boolean
  /** Takes an amount that is offered in place of what was typed. */
  readonly onOfferTake: (offer: Amount) => void
}

/** What the amount brings, right under it; or, kindly and in the same place, which amount would do. */
export function AmountBrings({ model, limits, isLocked, onOfferTake }: AmountBringsProps) {
  const t = useMessages()
  const slot = useSlot()
  const { offers, brings, rate } = model
  const text = useBringsText(model, limits)
  return (
    <div
      {...slot(
        'purchaseBrings',
        'ck:-mt-2 ck:rounded-b-md ck:border ck:border-t-0 ck:border-border ck:bg-subtle ck:px-3 ck:pt-4 ck:pb-2',
      )}
      data-state={brings ? 'brings' : offers ? offers.reason : 'nothing'}
    >
      {/* As high with one as with the other, so that nothing below moves while somebody types. */}
      <div className="ck:flex ck:min-h-10 ck:items-center ck:justify-between ck:gap-3">
        {offers ? (
          <>
            <p className="ck:min-w-0 ck:text-sm ck:text-muted">{text}</p>
            <Offers amounts={offers.amounts} isLocked={isLocked} onOfferTake={onOfferTake} />
          </>
        ) : (
          <div className="ck:flex ck:min-w-0 ck:flex-col">
            <p className={`ck:tabular-nums ck:break-words ${brings ? 'ck:font-medium' : 'ck:text-muted'}`}>
              {text}
            </p>
            <p className="ck:text-sm ck:text-muted">{t('purchaseCredits.rate', rate)}</p>
          </div>
        )}
      </div>
      <SettledAnnouncement text={text} />
    </div>
  )
}

function Offers({
  amounts,
  isLocked,
  onOfferTake,
}: Pick<AmountBringsProps, 'isLocked' | 'onOfferTake'> & { readonly amounts: readonly Amount[] }) {
  const t = useMessages()
  const format = useFormat()
  return (
    <div className="ck:flex ck:shrink-0 ck:flex-col ck:gap-2 ck:@sm:flex-row">
      {amounts.map((amount) => (
        <Button key={amount.minor} disabled={isLocked} onClick={() => onOfferTake(amount)} size="sm">
          {t('purchaseCredits.amount.use', { amount: format.money(amount) })}
        </Button>
      ))}
    </div>
  )
}

function useBringsText({ brings, offers }: AmountFormModel, limits: AmountLimits): string {
  const t = useMessages()
  if (brings) return t('purchaseCredits.amount.brings', { credits: brings })
  if (!offers) return t('purchaseCredits.amount.bringsNothing')
  return t(`purchaseCredits.amount.nearest.${offers.reason}`, limits)
}
