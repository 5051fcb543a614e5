import type { Amount } from '@creditkit/contract'
import type { RefCallback } from 'react'
import { AmountInput, amountFaultText, Field, RadioGroup } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import { AmountBrings, type AmountLimits } from './amount-brings.view'
import type { AmountError, AmountFormModel } from './amount-form.model'

/** What the fields of a free amount take. */
export interface AmountFormProps {
  readonly model: AmountFormModel
  readonly isLocked: boolean
  /** Goes on the field, for whoever moves the focus to its error. */
  readonly fieldRef: RefCallback<HTMLElement>
  /** Called with the text as it is typed; a preset types itself. */
  readonly onTextChange: (text: string) => void
  readonly onPresetChoose: (preset: Amount) => void
  /** Takes an amount that is offered in place of what was typed. */
  readonly onOfferTake: (offer: Amount) => void
  /** Called when the buyer has left the field. */
  readonly onLeave: () => void
}

/** A sum of money to pay: quick choices, a field that holds whichever was chosen or typed, and what it brings. */
export function AmountForm(props: AmountFormProps) {
  const { model, isLocked, fieldRef, onTextChange, onPresetChoose, onOfferTake, onLeave } = props
  const t = useMessages()
  const format = useFormat()
  const limits = { min: format.money(model.limits.min), max: format.money(model.limits.max) }
  const error = useAmountErrorText(model, limits)
  return (
    <div className="ck:flex ck:flex-col ck:gap-5">
      {model.presets.length > 0 ? (
        <RadioGroup
          disabled={isLocked}
          legend={t('purchaseCredits.amount.presets')}
          onValueChange={(value) => {
            const preset = model.presets.find(({ minor }) => String(minor) === value)
            if (preset) onPresetChoose(preset)
          }}
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
        <div className="ck:flex ck:flex-col">
          <div className="ck:relative">
            <AmountInput
              ref={fieldRef}
              asset={model.limits.min.asset}
              disabled={isLocked}
              name="amount"
              onBlur={onLeave}
              onValueChange={onTextChange}
              steps={model.steps}
              value={model.text}
            />
          </div>
          <AmountBrings isLocked={isLocked} limits={limits} model={model} onOfferTake={onOfferTake} />
        </div>
      </Field>
    </div>
  )
}

function useAmountErrorText({ error, text }: AmountFormModel, limits: AmountLimits): string | undefined {
  const t = useMessages()
  const format = useFormat()
  if (!error) return undefined
  if (isOwn(error)) return t(`purchaseCredits.amount.${error.fault}`, limits)
  if (error.fault === 'ambiguous') {
    const [first, second] = error.readings
    return t('purchaseCredits.amount.ambiguous', {
      text: text.trim(),
      first: format.money(first),
      second: format.money(second),
    })
  }
  return t('purchaseCredits.amount.fault', { fault: amountFaultText(error, t, format), ...limits })
}

type OwnError = Extract<AmountError, { readonly fault: 'below' | 'above' | 'refused' }>

function isOwn(error: AmountError): error is OwnError {
  return error.fault === 'below' || error.fault === 'above' || error.fault === 'refused'
}
