import { useAdjustCredits, useAdminUserCredits, useBranding } from '@creditkit/client/react'
import type {
  Adjustment,
  AdjustmentResult,
  Amount,
  Branding,
  UnitName,
  UserCredits,
  Wallet,
} from '@creditkit/contract'
import { useState } from 'react'
import { walletUnit } from '../../format/index'
import { useEmit, useFormat } from '../../provider/index'
import { AdjustConfirm } from './adjust-confirm.view'
import { type AdjustForm, checkForm, chosenBalance, EMPTY_FORM, walletOf } from './adjust-form.model'
import { AdjustFormView } from './adjust-form.view'
import { AdjustLog } from './adjust-log'
import { toAdjustOutcome } from './adjust-result.model'
import { AdjustResultView } from './adjust-result.view'
import { toLoadFault, toRefusal } from './admin-adjust.model'
import { FormSkeleton, LoadFault } from './admin-adjust.view'
import { UndoAdjustment } from './undo-adjustment'

/** What adjusting one customer's credits takes. */
export interface UserAdjustProps {
  readonly userId: string
  readonly walletId: string | undefined
  readonly wallets: readonly Wallet[]
  readonly onAdjusted: ((result: AdjustmentResult) => void) | undefined
}

/** The form for one customer, what came of it, and what was changed by hand before. */
export function UserAdjust({ userId, walletId, wallets, onAdjusted }: UserAdjustProps) {
  const emit = useEmit()
  const format = useFormat()
  const credits = useAdminUserCredits(userId)
  const branding = useBranding()
  const [done, setDone] = useState<Done | null>(null)
  const [isUndoing, setUndoing] = useState(false)
  const [isAgain, setAgain] = useState(false)

  function finish(result: AdjustmentResult, isReversal: boolean) {
    const transactionId = result.transaction?.id ?? null
    emit({ type: 'credits.adjusted', userId, walletId: result.balance.walletId, transactionId })
    setDone({ result, isReversal })
    setUndoing(false)
    onAdjusted?.(result)
  }

  if (!credits.data || !branding.data) {
    const error = credits.error ?? branding.error
    return error ? <LoadFault fault={toLoadFault(error)} onRetry={credits.refetch} /> : <FormSkeleton />
  }
  const changed = done && walletOf(wallets, done.result.balance.walletId)
  const unit = changed && walletUnit(branding.data, changed)
  const outcome = done && unit ? toAdjustOutcome(done.result, done.isReversal, { unit, format }) : null
  return (
    <>
      {outcome ? (
        <AdjustResultView
          // The undoing is news of its own: its heading takes the focus again.
          key={outcome.isReversal ? 'undone' : 'done'}
          name={credits.data.user.name}
          onAnother={() => {
            setAgain(true)
            setDone(null)
          }}
          onUndo={() => setUndoing(true)}
          outcome={outcome}
        />
      ) : (
        <AdjustStep
          branding={branding.data}
          credits={credits.data}
          onDone={(result) => finish(result, false)}
          onOutdated={credits.refetch}
          takesFocus={isAgain}
          walletId={walletId}
          wallets={wallets}
        />
      )}
      {outcome?.undo ? (
        <UndoAdjustment
          onClose={() => setUndoing(false)}
          onUndone={(result) => finish(result, true)}
          open={isUndoing}
          undoing={outcome.undo}
          userId={userId}
        />
      ) : null}
      <AdjustLog userId={userId} wallets={wallets} />
    </>
  )
}

/** What the server has answered, and whether it was asked to undo. */
interface Done {
  readonly result: AdjustmentResult
  readonly isReversal: boolean
}

interface AdjustStepProps {
  readonly credits: UserCredits
  readonly branding: Branding
  readonly wallets: readonly Wallet[]
  readonly walletId: string | undefined
  readonly onDone: (result: AdjustmentResult) => void
  /** Asks for the balance again: the one that was shown has moved. */
  readonly onOutdated: () => Promise<void>
  readonly takesFocus: boolean
}

function AdjustStep(props: AdjustStepProps) {
  const { credits, branding, wallets, walletId, onDone, onOutdated, takesFocus } = props
  const format = useFormat()
  const submission = useAdjustCredits()
  const [form, setForm] = useState<AdjustForm>({ ...EMPTY_FORM, walletId: walletId ?? null })
  const [showFaults, setShowFaults] = useState(false)
  const [confirming, setConfirming] = useState<Confirming | null>(null)

  const { user, balances } = credits
  const balance = chosenBalance(credits, form.walletId)
  const wallet = balance && walletOf(wallets, balance.walletId)
  const checked = balance && checkForm(form, user.id, balance, format)
  const unit = wallet ? walletUnit(branding, wallet) : null
  const failed = submission.status === 'failed' ? submission : null
  const isConflict = failed?.error.code === 'version_conflict'

  function change(changed: Partial<AdjustForm>) {
    setForm({ ...form, ...changed })
    submission.reset()
  }

  /** Opens the confirmation; gives false, and shows what is wrong, when the form cannot be sent. */
  function review(): boolean {
    setShowFaults(true)
    if (!checked?.adjustment || !unit) return false
    submission.reset()
    setConfirming({ adjustment: checked.adjustment, before: checked.preview.before, unit })
    return true
  }

  async function send(adjustment: Adjustment) {
    const outcome = await submission.submit(adjustment)
    if (outcome.status === 'succeeded') {
      setConfirming(null)
      onDone(outcome.result)
      return
    }
    if (!outcome.isOutcomeKnown) return
    setConfirming(null)
    if (outcome.error.code === 'version_conflict') await onOutdated()
  }

  return (
    <>
      <AdjustFormView
        balances={balances}
        branding={branding}
        chosen={balance && unit ? { balance, unit } : null}
        faults={showFaults && checked ? checked.faults : {}}
        form={form}
        isConflict={isConflict}
        name={user.name}
        onChange={change}
        onReview={review}
        preview={checked?.preview ?? null}
        refusal={failed?.isOutcomeKnown && !isConflict ? toRefusal(failed.error) : null}
        takesFocus={takesFocus}
        wallets={wallets}
      />
      {confirming ? (
        <AdjustConfirm
          {...confirming}
          isSending={submission.status === 'pending'}
          isUnknown={failed !== null && !failed.isOutcomeKnown}
          name={user.name}
          onCancel={() => setConfirming(null)}
          onConfirm={() => send(confirming.adjustment)}
        />
      ) : null}
    </>
  )
}

/** What is asked about: it stays as it was read, whatever the page learns meanwhile. */
interface Confirming {
  readonly adjustment: Adjustment
  readonly before: Amount
  readonly unit: UnitName
}
