import type { ReactNode, RefCallback } from 'react'
import { Button, focusRing, Icon, Spinner, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { type PurchaseProgress, STAGES, type Stage } from './purchase-progress.model'
import { useProgressTexts } from './use-progress-texts'

/** What the running payment takes. */
export interface PurchaseProgressProps {
  readonly progress: PurchaseProgress
  /** The provider's name. */
  readonly provider: string
  /** Takes the focus once, and keeps it while the stages change. */
  readonly placeRef: RefCallback<HTMLElement>
  readonly onCancel: () => void
  /** Takes the money of a payment that is approved, and that the server has said was not taken. */
  readonly onFinish: () => void
}

/** A payment under way: what happens now, what comes after, and what can still be done about it. */
export function PurchaseProgressView(props: PurchaseProgressProps) {
  const { progress, provider, placeRef, onCancel, onFinish } = props
  const t = useMessages()
  const slot = useSlot()
  const { title, hint } = useProgressTexts(progress, provider)
  const url = progress.kind === 'leaving' ? progress.url : null
  const link = url && <LinkOut href={url}>{t('purchaseCredits.leaving.link', { provider })}</LinkOut>
  const now = (
    <Now hint={hint} isWaiting={progress.kind !== 'unpaid'} link={link}>
      {title}
    </Now>
  )
  const canCancel =
    progress.kind === 'unpaid' || link !== null || (progress.kind === 'stage' && progress.canCancel)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of stages is not a fieldset.
    <div
      ref={placeRef}
      aria-label={t('purchaseCredits.stages')}
      role="group"
      tabIndex={-1}
      {...slot('purchaseProgress', 'ck:flex ck:flex-col ck:gap-4 ck:outline-none')}
      data-state={progress.kind}
    >
      {progress.kind === 'stage' ? <Stages current={progress.stage}>{now}</Stages> : now}
      {progress.kind === 'unpaid' ? (
        <Button block onClick={onFinish} variant="primary">
          {t('purchaseCredits.unpaid.finish')}
        </Button>
      ) : null}
      {canCancel ? (
        <Button block onClick={onCancel} size="sm" slot="purchaseCancel" variant="ghost">
          {t('purchaseCredits.cancel')}
        </Button>
      ) : null}
    </div>
  )
}

interface NowProps {
  readonly isWaiting: boolean
  readonly hint: string
  readonly link: ReactNode
  readonly children: string
}

function Now({ isWaiting, hint, link, children }: NowProps) {
  return (
    <div className="ck:flex ck:gap-3">
      <span className="ck:flex ck:h-[1.5em] ck:w-[18px] ck:shrink-0 ck:items-center ck:justify-center">
        {isWaiting ? (
          <Spinner className="ck:size-[18px] ck:text-primary-text" />
        ) : (
          <Icon className="ck:size-[18px] ck:text-warning-text" name="alert" />
        )}
      </span>
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
        <h3 className="ck:font-medium">{children}</h3>
        <p className="ck:text-sm ck:text-muted">{hint}</p>
        {link}
      </div>
    </div>
  )
}

/** The way to the provider's page for a buyer whose browser has not taken them there. */
function LinkOut({ href, children }: { readonly href: string; readonly children: string }) {
  const slot = useSlot()
  return (
    <a
      href={href}
      {...slot(
        'purchaseLink',
        `ck:mt-1 ck:inline-flex ck:min-h-[24px] ck:items-center ck:self-start ck:rounded-sm ck:text-sm ck:font-medium ck:text-primary-text ck:underline ck:underline-offset-2 ${focusRing}`,
      )}
    >
      {children}
    </a>
  )
}

function Stages({ current, children }: { readonly current: Stage; readonly children: ReactNode }) {
  const t = useMessages()
  const at = STAGES.indexOf(current)
  return (
    <ol className="ck:flex ck:flex-col ck:gap-3">
      {STAGES.map((stage, index) =>
        index === at ? (
          <li key={stage} aria-current="step" className="ck:block">
            {children}
          </li>
        ) : (
          <li key={stage} className="ck:flex ck:items-center ck:gap-3 ck:text-muted">
            <span className="ck:flex ck:w-[18px] ck:shrink-0 ck:items-center ck:justify-center">
              {index < at ? (
                <>
                  <Icon className="ck:size-4 ck:text-success-text" name="check" />
                  <VisuallyHidden>{t('purchaseCredits.stageDone')}</VisuallyHidden>
                </>
              ) : (
                <span className="ck:size-2 ck:rounded-pill ck:border ck:border-control" />
              )}
            </span>
            {t(`purchaseCredits.stage.${stage}`)}
          </li>
        ),
      )}
    </ol>
  )
}
