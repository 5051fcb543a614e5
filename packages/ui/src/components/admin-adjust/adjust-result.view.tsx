import type { AdjustmentResult, UnitName } from '@creditkit/contract'
import { useEffect, useRef } from 'react'
import { Button, Notice } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'

/** What the outcome takes. */
export interface AdjustResultViewProps {
  readonly result: AdjustmentResult
  readonly name: string
  readonly unit: UnitName
  readonly onAnother: () => void
  /** Null when there is nothing to undo: the adjustment was an undoing itself. */
  readonly onUndo: (() => void) | null
}

/** Says what the server did, and offers the way back. The heading takes the focus, since the form has gone. */
export function AdjustResultView({ result, name, unit, onAnother, onUndo }: AdjustResultViewProps) {
  const t = useMessages()
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { balance, transaction, audit } = result
  return (
    <Notice
      actions={
        <>
          {onUndo ? (
            <Button onClick={onUndo} size="sm">
              {t('adminAdjust.undo')}
            </Button>
          ) : null}
          <Button onClick={onAnother} size="sm" variant="primary">
            {t('adminAdjust.another')}
          </Button>
        </>
      }
      tone="success"
    >
      <div className="ck:flex ck:flex-col ck:gap-1">
        <h3 className="ck:font-semibold ck:outline-none" ref={heading} tabIndex={-1}>
          {t(transaction.reverses === undefined ? 'adminAdjust.doneTitle' : 'adminAdjust.undone')}
        </h3>
        {balance.status === 'ok' ? (
          <p className="ck:block">
            {t('adminAdjust.done', { name, credits: format.credits(balance.available, unit) })}
          </p>
        ) : null}
        <p className="ck:block ck:text-sm ck:text-muted">
          {t('adminAdjust.logBy', { actor: audit.actor.name, reason: audit.reason })}
        </p>
        <p className="ck:block ck:text-sm ck:break-all ck:text-muted">
          {t('adminAdjust.doneTransaction', { id: transaction.id })}
        </p>
      </div>
    </Notice>
  )
}
