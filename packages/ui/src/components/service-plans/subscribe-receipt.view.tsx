import { AmountLines, Icon } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { SubscribeDialogModel } from './subscribe-dialog.model'

/** What the server has charged, and when it does again. */
export function SubscribeReceipt({
  model,
}: {
  readonly model: Extract<SubscribeDialogModel, { status: 'done' }>
}) {
  const t = useMessages()
  const { charged, balance, next } = model
  return (
    <div className="ck:flex ck:flex-col ck:gap-5">
      <span className="ck:flex ck:size-11 ck:items-center ck:justify-center ck:rounded-pill ck:bg-success-soft ck:text-success-text ck:motion-safe:animate-rise-in ck:forced-colors:border">
        <Icon className="ck:size-5" name="check" />
      </span>
      <AmountLines
        lines={[
          { term: t('servicePlans.done.charged'), value: charged },
          ...(balance === null ? [] : [{ term: t('servicePlans.done.balance'), value: balance }]),
          ...(next ? [{ term: t(`servicePlans.done.${next.kind}`), value: next.date }] : []),
        ]}
      />
    </div>
  )
}
