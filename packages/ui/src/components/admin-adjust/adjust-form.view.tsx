import type { Balance, Branding, KnownBalance, UnitName, Wallet } from '@creditkit/contract'
import { isPositive } from '@creditkit/contract'
import { useRef } from 'react'
import { type Formatter, walletUnit } from '../../format/index'
import type { Translator } from '../../i18n/index'
import {
  AmountInput,
  amountFaultText,
  Button,
  Field,
  Icon,
  Notice,
  RadioGroup,
  TextArea,
  useEffectBeforePaint,
} from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import {
  type AdjustAmountFault,
  type AdjustFaults,
  type AdjustForm,
  type AdjustPreview,
  REASON_LIMIT,
  walletOf,
} from './adjust-form.model'
import { AdjustPreviewView } from './adjust-preview.view'
import type { Refusal } from './admin-adjust.model'

/** What the form takes. */
export interface AdjustFormViewProps {
  readonly form: AdjustForm
  readonly name: string
  readonly balances: readonly Balance[]
  readonly wallets: readonly Wallet[]
  readonly branding: Branding
  /** The balance that is adjusted; null when no wallet can be reached. */
  readonly chosen: { readonly balance: KnownBalance; readonly unit: UnitName } | null
  readonly preview: AdjustPreview | null
  /** What is wrong, once it is to be shown. */
  readonly faults: AdjustFaults
  /** What the server refused; null when it did not. */
  readonly refusal: Refusal | null
  readonly isConflict: boolean
  /** Whether the form takes the focus when it is shown: it was asked for, and what asked is gone. */
  readonly takesFocus: boolean
  readonly onChange: (changed: Partial<AdjustForm>) => void
  /** Asks for the confirmation; false when the form cannot be sent as it is. */
  readonly onReview: () => boolean
}

/** Draws the form: wallet, direction, amount, reason, and what would come of it. */
export function AdjustFormView(props: AdjustFormViewProps) {
  const { form, chosen, preview, faults, refusal, isConflict, name, onChange, onReview } = props
  const t = useMessages()
  const format = useFormat()
  const root = useRef<HTMLFormElement>(null)
  useEffectBeforePaint(() => {
    if (props.takesFocus) root.current?.querySelector<HTMLElement>('input:checked')?.focus()
  }, [props.takesFocus])
  const amountError = faults.amount
    ? amountText(faults.amount, chosen, t, format)
    : refusal?.amount && t(refusal.amount)
  const reasonError = faults.reason
    ? reasonText(faults.reason, t, format)
    : refusal?.reason && t(refusal.reason)

  return (
    <form
      className="ck:flex ck:flex-col ck:gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (onReview()) return
        // The faults are drawn first; then the first field that has one takes the focus.
        requestAnimationFrame(() =>
          root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
        )
      }}
      ref={root}
    >
      {isConflict ? (
        <Notice title={t('adminAdjust.conflictTitle')} tone="warning">
          <p className="ck:block">{t('adminAdjust.conflict')}</p>
        </Notice>
      ) : null}
      {refusal?.form ? (
        <Notice title={t('adminAdjust.refusedTitle')} tone="danger">
          <p className="ck:block">{t(refusal.form)}</p>
        </Notice>
      ) : null}
      <Wallets {...props} />
      {chosen && preview ? (
        <>
          <RadioGroup
            legend={t('adminAdjust.direction')}
            onValueChange={(direction) => onChange({ direction })}
            options={[
              { value: 'add', label: t('adminAdjust.add') },
              { value: 'remove', label: t('adminAdjust.remove') },
            ]}
            value={form.direction}
          />
          <Field error={amountError} label={t('adminAdjust.amount')} required>
            <AmountInput
              asset={chosen.balance.available.asset}
              onValueChange={(amountText) => onChange({ amountText })}
              unit={chosen.unit.other}
              value={form.amountText}
            />
          </Field>
          <Field
            error={reasonError}
            hint={t('adminAdjust.reasonHint')}
            label={t('adminAdjust.reason')}
            required
          >
            <TextArea
              onChange={(event) => onChange({ reason: event.currentTarget.value })}
              value={form.reason}
            />
          </Field>
          <AdjustPreviewView name={name} preview={preview} unit={chosen.unit} />
          <div className="ck:flex ck:justify-end">
            <Button slot="adminAdjustReview" type="submit" variant="primary">
              {t('adminAdjust.review')}
              <Icon name="arrow-right" />
            </Button>
          </div>
        </>
      ) : null}
    </form>
  )
}

function Wallets({ balances, wallets, branding, chosen, onChange }: AdjustFormViewProps) {
  const t = useMessages()
  const format = useFormat()
  return (
    <RadioGroup
      layout="cards"
      legend={t('adminAdjust.wallet')}
      onValueChange={(walletId) => onChange({ walletId })}
      options={balances.flatMap((balance) => {
        const wallet = walletOf(wallets, balance.walletId)
        if (!wallet) return []
        const unit = walletUnit(branding, wallet)
        const isKnown = balance.status === 'ok'
        return [
          {
            value: balance.walletId,
            label: unit.other,
            description: isKnown
              ? format.credits(balance.available, unit)
              : t('adminAdjust.walletUnavailable'),
            disabled: !isKnown,
          },
        ]
      })}
      value={chosen?.balance.walletId ?? null}
    />
  )
}

function amountText(
  fault: AdjustAmountFault,
  chosen: AdjustFormViewProps['chosen'],
  t: Translator,
  format: Formatter,
): string {
  switch (fault.fault) {
    case 'zero':
      return t('adminAdjust.amountZero')
    case 'overflow':
      return t('adminAdjust.amountOverflow')
    case 'exceeds':
      return chosen && isPositive(fault.available)
        ? t('adminAdjust.amountExceeds', { credits: format.credits(fault.available, chosen.unit) })
        : t('adminAdjust.amountNothing')
    default:
      return amountFaultText(fault, t, format)
  }
}

function reasonText(fault: NonNullable<AdjustFaults['reason']>, t: Translator, format: Formatter): string {
  return fault === 'missing'
    ? t('adminAdjust.reasonMissing')
    : t('adminAdjust.reasonTooLong', { limit: format.number(REASON_LIMIT) })
}
