import type { RefCallback } from 'react'
import { AmountInput, amountFaultText, Field, RadioGroup } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import type { AmountError, PurchaseFormModel } from './purchase-form.model'

/** What the fields of a free amount take. */
export interface AmountFormProps {
  readonly model: PurchaseFormModel['amount']
  readonly isLocked: boolean
  /** Goes on the field, for whoever moves the focus to its error. */
  readonly fieldRef: RefCallback<HTMLElement>
  /** Called with the text as it is typed; a preset types itself. */
  readonly onTextChange: (text: string) => void
  readonly onPresetChoose: (minor: number) => void
  /** Called when the buyer has left the field. */
  readonly onLeave: () => void
}

/** A sum of money to pay: quick choices, and a field that holds whichever was chosen or typed. */
export function AmountForm({
  model,
  isLocked,
  fieldRef,
  onTextChange,
  onPresetChoose,
  onLeave,
}: AmountFormProps) {
  const t = useMessages()
  const format = useFormat()
  const limits = { min: format.money(model.limits.min), max: format.money(model.limits.max) }
  const error = useAmountErrorText(model.error, limits)
  return (
    <div className="ck:flex ck:flex-col ck:gap-5">
      {model.presets.length > 0 ? (
        <RadioGroup
          disabled={isLocked}
          legend={t('purchaseCredits.amount.presets')}
          onValueChange={(value) => onPresetChoose(Number(value))}
          options={model.presets.map((preset) => ({
            value: String(preset.minor),
            label: format.money(preset, { trimZeros: true }),
          }))}
          value={model.preset ? String(model.preset.minor) : null}
        />
      ) : null}
      <Field
        error={error}
        hint={t('purchaseCredits.amount.limits', limits)}
        label={t('purchaseCredits.amount.label')}
      >
        <AmountInput
          ref={fieldRef}
          asset={model.limits.min.asset}
          disabled={isLocked}
          name="amount"
          onBlur={onLeave}
          onValueChange={onTextChange}
          value={model.text}
        />
      </Field>
    </div>
  )
}

function useAmountErrorText(
  error: AmountError | null,
  limits: { min: string; max: string },
): string | undefined {
  const t = useMessages()
  const format = useFormat()
  if (!error) return undefined
  if (error.fault === 'below' || error.fault === 'above' || error.fault === 'refused') {
    return t(`purchaseCredits.amount.${error.fault}`, limits)
  }
  return t('purchaseCredits.amount.fault', { fault: amountFaultText(error, t, format), ...limits })
}
