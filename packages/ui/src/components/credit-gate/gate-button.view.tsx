import type { RefCallback } from 'react'
import { Button, Skeleton, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { CreditGateModel } from './credit-gate.model'

/** What the kit's own button takes. */
export interface GateButtonProps {
  readonly status: CreditGateModel['status']
  readonly label: string
  /** Null while it is not known. */
  readonly cost: string | null
  readonly isBusy: boolean
  readonly isDisabled: boolean
  readonly noteId: string
  readonly buttonRef: RefCallback<HTMLElement>
  readonly onClick: () => void
}

/** The button with its price on it. It keeps its width while it is busy, and can be focused in every state. */
export function GateButton(props: GateButtonProps) {
  const { status, label, cost, isBusy, isDisabled, noteId, buttonRef, onClick } = props
  const t = useMessages()
  const slot = useSlot()
  const price = cost ?? (status === 'loading' ? null : t('creditGate.price.unknown'))
  return (
    <Button
      ref={buttonRef}
      aria-describedby={noteId}
      aria-disabled={isDisabled || undefined}
      aria-label={price === null ? undefined : t('creditGate.name', { action: label, cost: price })}
      loading={isBusy}
      onClick={onClick}
      slot="creditGateButton"
      variant={status === 'blocked' ? 'secondary' : 'primary'}
    >
      <span className="ck:flex ck:flex-wrap ck:items-center ck:justify-center ck:gap-x-2.5 ck:gap-y-1 ck:py-2 ck:whitespace-normal">
        <span className="ck:inline">{label}</span>
        <span
          {...slot(
            'creditGateCost',
            'ck:inline-flex ck:items-center ck:border-s ck:border-current ck:ps-2.5 ck:leading-none ck:font-normal ck:tabular-nums',
          )}
        >
          {price ?? <Skeleton className="ck:w-[4.5em]" />}
          {price === null ? <VisuallyHidden>{t('creditGate.price.loading')}</VisuallyHidden> : null}
        </span>
      </span>
    </Button>
  )
}
