import type { RefCallback } from 'react'
import { Button, Icon } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { RedeemedText } from './redeem-code.model'

/** What the drawing of redeemed credits takes. */
export interface RedeemedCreditsProps {
  readonly model: RedeemedText
  readonly headingRef: RefCallback<HTMLElement>
  readonly onAgain: () => void
}

/** What the server has added. Nothing here is worked out by the page. */
export function RedeemedCredits({ model, headingRef, onAgain }: RedeemedCreditsProps) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <div {...slot('redeemCodeSuccess', 'ck:flex ck:flex-col ck:items-start ck:gap-5')}>
      <div className="ck:flex ck:items-start ck:gap-3">
        <span className="ck:flex ck:size-9 ck:shrink-0 ck:items-center ck:justify-center ck:rounded-pill ck:bg-success-soft ck:text-success-text ck:motion-safe:animate-rise-in ck:forced-colors:border">
          <Icon className="ck:size-5" name="check" />
        </span>
        <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
          <h3
            ref={headingRef}
            className="ck:text-lg ck:font-semibold ck:tracking-tight ck:tabular-nums ck:outline-none ck:[overflow-wrap:anywhere]"
            tabIndex={-1}
          >
            {t('redeemCode.doneTitle', { credits: model.credits })}
          </h3>
          <p className="ck:text-muted">
            {model.expires === null
              ? t('redeemCode.neverExpires')
              : t('redeemCode.expires', { date: model.expires })}
          </p>
        </div>
      </div>
      <dl className="ck:flex ck:w-full ck:flex-col ck:rounded-md ck:border ck:border-border">
        {model.description ? <Row name={t('redeemCode.from')}>{model.description}</Row> : null}
        <Row name={t('redeemCode.code')}>{model.code}</Row>
        {model.balance === null ? null : <Row name={t('redeemCode.balance')}>{model.balance}</Row>}
      </dl>
      <Button onClick={onAgain} slot="redeemCodeAgain">
        {t('redeemCode.again')}
      </Button>
    </div>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className="ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-4 ck:gap-y-0.5 ck:border-t ck:border-border ck:px-4 ck:py-2.5 ck:first:border-t-0">
      <dt className="ck:text-muted">{name}</dt>
      <dd className="ck:min-w-0 ck:font-medium ck:tabular-nums ck:[overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
