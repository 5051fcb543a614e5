import type { RefCallback } from 'react'
import { Button, Icon, Spinner } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { type PurchaseProgress, STAGES, type Stage } from './purchase-progress.model'

/** What the running payment takes. */
export interface PurchaseProgressProps {
  readonly progress: PurchaseProgress
  /** The provider's name. */
  readonly provider: string
  readonly headingRef: RefCallback<HTMLElement>
  readonly onCancel: () => void
  /** Takes the money of a payment that is approved, and that the server has said was not taken. */
  readonly onFinish: () => void
}

/** A payment under way: what happens now, what comes after, and what can still be done about it. */
export function PurchaseProgressView(props: PurchaseProgressProps) {
  const { progress, headingRef, onCancel, onFinish } = props
  const t = useMessages()
  const slot = useSlot()
  const { title, hint } = useProgressTexts(props)
  const canCancel = progress.kind === 'stage' && progress.canCancel
  return (
    <div {...slot('purchaseProgress', 'ck:flex ck:flex-col ck:gap-4')} data-state={progress.kind}>
      <div className="ck:flex ck:gap-3">
        {progress.kind === 'unpaid' ? (
          <Icon className="ck:mt-0.5 ck:size-[18px] ck:text-warning-text" name="alert" />
        ) : (
          <Spinner className="ck:mt-0.5 ck:size-[18px] ck:shrink-0 ck:text-primary-text" />
        )}
        <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
          <h3 ref={headingRef} className="ck:font-medium ck:outline-none" tabIndex={-1}>
            {title}
          </h3>
          <p className="ck:text-sm ck:text-muted">{hint}</p>
        </div>
      </div>
      {progress.kind === 'stage' ? <Stages current={progress.stage} /> : null}
      {canCancel ? (
        <Button block onClick={onCancel} size="sm" slot="purchaseCancel" variant="ghost">
          {t('purchaseCredits.cancel')}
        </Button>
      ) : null}
      {progress.kind === 'unpaid' ? (
        <div className="ck:flex ck:flex-col ck:gap-2">
          <Button block onClick={onFinish} variant="primary">
            {t('purchaseCredits.unpaid.finish')}
          </Button>
          <Button block onClick={onCancel} size="sm" slot="purchaseCancel" variant="ghost">
            {t('purchaseCredits.cancel')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Stages({ current }: { readonly current: Stage }) {
  const t = useMessages()
  const at = STAGES.indexOf(current)
  return (
    <ol aria-label={t('purchaseCredits.stages')} className="ck:flex ck:flex-col ck:gap-2 ck:text-sm">
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          aria-current={index === at ? 'step' : undefined}
          className={`ck:flex ck:items-center ck:gap-3 ${index === at ? 'ck:font-medium' : 'ck:text-muted'}`}
        >
          <span className="ck:flex ck:size-[18px] ck:shrink-0 ck:items-center ck:justify-center">
            {index < at ? (
              <Icon className="ck:size-4 ck:text-success-text" name="check" />
            ) : (
              <span
                className={`ck:size-2 ck:rounded-full ${index === at ? 'ck:bg-primary ck:motion-safe:animate-pulse' : 'ck:bg-control/50'}`}
              />
            )}
          </span>
          {t(`purchaseCredits.stage.${stage}`)}
        </li>
      ))}
    </ol>
  )
}

/** The title and the hint of a running payment. */
export function useProgressTexts({
  progress,
  provider,
}: Pick<PurchaseProgressProps, 'progress' | 'provider'>): { readonly title: string; readonly hint: string } {
  const t = useMessages()
  if (progress.kind !== 'stage') {
    return {
      title: t(`purchaseCredits.${progress.kind}.title`, { provider }),
      hint: t(`purchaseCredits.${progress.kind}.hint`),
    }
  }
  switch (progress.stage) {
    case 'crediting':
      return { title: t('purchaseCredits.crediting.title'), hint: t('purchaseCredits.crediting.hint') }
    default:
      return {
        title: t(`purchaseCredits.stage.${progress.stage}`),
        hint: t(`purchaseCredits.${progress.stage}.hint`, { provider }),
      }
  }
}
