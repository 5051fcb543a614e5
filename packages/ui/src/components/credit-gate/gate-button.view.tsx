import type { RefCallback } from 'react'
import { Button, type Press, Skeleton, VisuallyHidden } from '../../parts/index'
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
  readonly onClick: (press: Press) => void
}

const DOT = '·'

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
      <span className="ck:block ck:py-2 ck:leading-tight ck:whitespace-normal ck:[overflow-wrap:anywhere]">
        {label}
        <span aria-hidden="true" className="ck:mx-1.5 ck:font-normal">
          {DOT}
        </span>
        <span {...slot('creditGateCost', 'ck:font-normal ck:tabular-nums')}>
          {price ?? <Skeleton className="ck:w-[4.5em]" />}
          {price === null ? <VisuallyHidden>{t('creditGate.price.loading')}</VisuallyHidden> : null}
        </span>
      </span>
    </Button>
  )
}
