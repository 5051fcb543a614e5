import type { Amount } from '@creditkit/contract'
import type { RefCallback } from 'react'
import {
  AmountInput,
  amountFaultText,
  Button,
  Field,
  RadioGroup,
  SettledAnnouncement,
} from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
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

interface Limits {
  readonly min: string
  readonly max: string
}

/** What the amount brings, right under it; or, kindly and in the same place, which amount would do. */
function AmountBrings({
  model,
  limits,
  isLocked,
  onOfferTake,
}: Pick<AmountFormProps, 'model' | 'isLocked' | 'onOfferTake'> & { readonly limits: Limits }) {
  const t = useMessages()
  const slot = useSlot()
  const { offers, brings, rate } = model
  const text = useBringsText(model, limits)
  return (
    <div
      {...slot(
        'purchaseBrings',
        'ck:-mt-2 ck:rounded-b-md ck:border ck:border-t-0 ck:border-border ck:bg-subtle ck:px-3 ck:pt-4 ck:pb-2',
      )}
      data-state={brings ? 'brings' : offers ? offers.reason : 'nothing'}
    >
      {/* As high with one as with the other, so that nothing below moves while somebody types. */}
      <div className="ck:flex ck:min-h-10 ck:items-center ck:justify-between ck:gap-3">
        {offers ? (
          <>
            <p className="ck:min-w-0 ck:text-sm ck:text-muted">{text}</p>
            <Offers amounts={offers.amounts} isLocked={isLocked} onOfferTake={onOfferTake} />
          </>
        ) : (
          <div className="ck:flex ck:min-w-0 ck:flex-col">
            <p className={`ck:tabular-nums ck:break-words ${brings ? 'ck:font-medium' : 'ck:text-muted'}`}>
              {text}
            </p>
            <p className="ck:text-sm ck:text-muted">{t('purchaseCredits.rate', rate)}</p>
          </div>
        )}
      </div>
      <SettledAnnouncement text={text} />
    </div>
  )
}

function Offers({
  amounts,
  isLocked,
  onOfferTake,
}: Pick<AmountFormProps, 'isLocked' | 'onOfferTake'> & { readonly amounts: readonly Amount[] }) {
  const t = useMessages()
  const format = useFormat()
  return (
    <div className="ck:flex ck:shrink-0 ck:flex-col ck:gap-2 ck:@sm:flex-row">
      {amounts.map((amount) => (
        <Button key={amount.minor} disabled={isLocked} onClick={() => onOfferTake(amount)} size="sm">
          {t('purchaseCredits.amount.use', { amount: format.money(amount) })}
        </Button>
      ))}
    </div>
  )
}

function useBringsText({ brings, offers }: AmountFormModel, limits: Limits): string {
  const t = useMessages()
  if (brings) return t('purchaseCredits.amount.brings', { credits: brings })
  if (!offers) return t('purchaseCredits.amount.bringsNothing')
  return t(`purchaseCredits.amount.nearest.${offers.reason}`, limits)
}

function useAmountErrorText({ error, text }: AmountFormModel, limits: Limits): string | undefined {
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
