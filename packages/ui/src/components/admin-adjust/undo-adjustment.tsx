import { useAdjustCredits } from '@creditkit/client/react'
import type { AdjustmentResult } from '@creditkit/contract'
import { useRef, useState } from 'react'
import { commonErrors } from '../../i18n/index'
import { Button, Dialog, Field, Notice, TextArea } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { Undoing } from './adjust-result.model'

/** What undoing takes. */
export interface UndoAdjustmentProps {
  readonly userId: string
  readonly undoing: Undoing
  readonly open: boolean
  readonly onClose: () => void
  readonly onUndone: (result: AdjustmentResult) => void
}

/** Undoes an adjustment exactly, with a reason of its own. */
export function UndoAdjustment({ userId, undoing, open, onClose, onUndone }: UndoAdjustmentProps) {
  const t = useMessages()
  const submission = useAdjustCredits()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const failed = submission.status === 'failed' ? submission : null

  async function undo() {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') {
      field.current?.focus()
      return
    }
    const outcome = await submission.submit({ ...undoing, userId, reason: reason.trim() })
    if (outcome.status !== 'succeeded') return
    onClose()
    onUndone(outcome.result)
  }

  return (
    <Dialog
      actions={
        <>
          <Button disabled={submission.status === 'pending'} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={submission.status === 'pending'} onClick={undo} variant="danger">
            {t(failed && !failed.isOutcomeKnown ? 'adminAdjust.check' : 'adminAdjust.undoSubmit')}
          </Button>
        </>
      }
      busy={submission.status === 'pending'}
      description={t('adminAdjust.undoDescription')}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      open={open}
      title={t('adminAdjust.undoTitle')}
    >
      <div className="ck:flex ck:flex-col ck:gap-4">
        <Field
          error={isMissing ? t('adminAdjust.reasonMissing') : undefined}
          label={t('adminAdjust.undoReason')}
          required
        >
          <TextArea onChange={(event) => setReason(event.currentTarget.value)} ref={field} value={reason} />
        </Field>
        {failed ? (
          <Notice
            title={t(failed.isOutcomeKnown ? 'adminAdjust.refusedTitle' : 'adminAdjust.unknownTitle')}
            tone={failed.isOutcomeKnown ? 'danger' : 'warning'}
          >
            <p className="ck:block">
              {t(failed.isOutcomeKnown ? commonErrors[failed.error.code] : 'adminAdjust.unknown')}
            </p>
          </Notice>
        ) : null}
      </div>
    </Dialog>
  )
}
