import { useRef } from 'react'
import { Button, Notice, useEffectBeforePaint } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { AdjustOutcome } from './adjust-result.model'

/** What the outcome takes. */
export interface AdjustResultViewProps {
  readonly outcome: AdjustOutcome
  readonly name: string
  readonly onAnother: () => void
  readonly onUndo: () => void
}

/** Says what the server did, and offers the way back. The heading takes the focus, since the form has gone. */
export function AdjustResultView({ outcome, name, onAnother, onUndo }: AdjustResultViewProps) {
  const t = useMessages()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffectBeforePaint(() => heading.current?.focus(), [])
  const { isReversal, available, audit, transactionId, undo } = outcome
  return (
    <Notice
      actions={
        <>
          {undo ? (
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
          {t(isReversal ? 'adminAdjust.undone' : 'adminAdjust.doneTitle')}
        </h3>
        {available === null ? null : (
          <p className="ck:block">{t('adminAdjust.done', { name, credits: available })}</p>
        )}
        {audit ? <p className="ck:block ck:text-sm ck:text-muted">{t('adminAdjust.logBy', audit)}</p> : null}
        {transactionId === null ? null : (
          <p className="ck:block ck:text-sm ck:[overflow-wrap:anywhere] ck:text-muted">
            {t('adminAdjust.doneTransaction', { id: transactionId })}
          </p>
        )}
      </div>
    </Notice>
  )
}
