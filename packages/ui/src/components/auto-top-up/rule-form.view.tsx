import type { Asset, ProviderId } from '@creditkit/contract'
import { type ReactNode, useId } from 'react'
import { AmountInput, Badge, Button, Field, SettledAnnouncement } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { ProviderField } from './provider-field.view'
import { RuleConflict } from './rule-conflict.view'
import type { RuleField, RuleFormModel } from './rule-form.model'
import { useFaultText } from './use-fault-text'
import type { Places } from './use-places'
import { isWhole, useRuleSentence } from './use-rule-sentence'

/** What can be done with the form. */
export interface RuleFormActions {
  readonly onTextChange: (field: Exclude<RuleField, 'provider'>, text: string) => void
  readonly onProviderChoose: (provider: ProviderId) => void
  /** Somebody is done with a field, so that its error may show. */
  readonly onLeave: (field: RuleField) => void
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  /** Leads to where a payment method is saved; without it nothing offers to. */
  readonly onAddPaymentMethod: (() => void) | undefined
}

/** What the form takes. */
export interface RuleFormProps extends RuleFormActions {
  readonly form: RuleFormModel
  readonly asset: { readonly credits: Asset; readonly money: Asset }
  readonly unitName: string
  readonly isSaving: boolean
  /** Whether the balance is so low that the rule buys at once. */
  readonly isDue: boolean
  readonly places: Places
  /** What is said above the form. */
  readonly children?: ReactNode
}

/** The rule, to be filled in, with the sentence that it makes. */
export function RuleForm(props: RuleFormProps) {
  const { form, asset, unitName, isSaving, places, children } = props
  const t = useMessages()
  const sentence = useRuleSentence(form.words)
  const faultText = useFaultText(form)
  const ruleId = useId()
  const { limits } = form
  return (
    <form
      className="ck:flex ck:flex-col ck:gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSaving) props.onSubmit()
      }}
    >
      {children}
      <RuleConflict
        conflict={form.conflict}
        onKeepMine={props.onKeepMine}
        onTakeTheirs={props.onTakeTheirs}
        placeRef={places.refOf('conflict')}
      />
      <fieldset
        aria-disabled={isSaving}
        className="ck:grid ck:min-w-0 ck:grid-cols-1 ck:gap-x-5 ck:gap-y-5 ck:@md:grid-cols-2"
        disabled={isSaving}
      >
        <Field error={faultText(form.threshold.fault)} label={t('autoTopUp.form.threshold')}>
          <AmountInput
            ref={places.refOf('threshold')}
            asset={asset.credits}
            name="threshold"
            onBlur={() => props.onLeave('threshold')}
            onValueChange={(text) => props.onTextChange('threshold', text)}
            unit={<span className="ck:block ck:max-w-[12em] ck:truncate">{unitName}</span>}
            value={form.threshold.text}
          />
        </Field>
        <Field
          error={faultText(form.amount.fault)}
          hint={
            form.amount.credits === null
              ? t('autoTopUp.form.amountLimits', limits)
              : t('autoTopUp.form.amountHint', { credits: form.amount.credits, ...limits })
          }
          label={t('autoTopUp.form.amount')}
        >
          <AmountInput
            ref={places.refOf('amount')}
            asset={asset.money}
            name="amount"
            onBlur={() => props.onLeave('amount')}
            onValueChange={(text) => props.onTextChange('amount', text)}
            value={form.amount.text}
          />
        </Field>
        <Field
          error={faultText(form.monthlyLimit.fault)}
          hint={t('autoTopUp.form.limitHint')}
          label={t('autoTopUp.form.limit')}
        >
          <AmountInput
            ref={places.refOf('monthlyLimit')}
            asset={asset.money}
            name="monthlyLimit"
            onBlur={() => props.onLeave('monthlyLimit')}
            onValueChange={(text) => props.onTextChange('monthlyLimit', text)}
            value={form.monthlyLimit.text}
          />
        </Field>
        <ProviderField
          error={faultText(form.provider.fault)}
          form={form}
          onAddPaymentMethod={props.onAddPaymentMethod}
          onProviderChoose={props.onProviderChoose}
          placeRef={places.refOf('provider')}
        />
      </fieldset>
      <section
        aria-labelledby={ruleId}
        className="ck:flex ck:flex-col ck:gap-1 ck:rounded-md ck:border ck:border-primary-line ck:bg-primary-soft ck:px-4 ck:py-3.5"
      >
        <h3 className="ck:text-sm ck:text-muted" id={ruleId}>
          {t('autoTopUp.form.rule')}
        </h3>
        <p className="ck:font-medium ck:tabular-nums">{sentence}</p>
        {props.isDue ? <p className="ck:text-sm ck:text-muted">{t('autoTopUp.confirm.due')}</p> : null}
      </section>
      <SettledAnnouncement text={isWhole(form.words) ? sentence : ''} />
      <div className="ck:flex ck:flex-wrap ck:items-center ck:gap-2">
        <Button
          ref={places.refOf('submit')}
          loading={isSaving}
          slot="autoTopUpSubmit"
          type="submit"
          variant="primary"
        >
          {t(form.turnsOn ? 'autoTopUp.form.review' : 'autoTopUp.form.save')}
        </Button>
        <Button disabled={isSaving} onClick={props.onClose} variant="ghost">
          {t(form.isDirty ? 'autoTopUp.form.discard' : 'common.cancel')}
        </Button>
        {form.isDirty ? <Badge tone="warning">{t('autoTopUp.form.unsaved')}</Badge> : null}
      </div>
    </form>
  )
}
