import type { ProviderId } from '@creditkit/contract'
import type { RefCallback } from 'react'
import { Button, Field, Select } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { RuleFormModel } from './rule-form.model'

/** What the choice of a way to pay takes. */
export interface ProviderFieldProps {
  readonly form: Pick<RuleFormModel, 'provider' | 'providers'>
  readonly error: string | undefined
  readonly placeRef: RefCallback<HTMLElement>
  readonly onProviderChoose: (provider: ProviderId) => void
  /** Leads to where a payment method is saved; without it nothing offers to. */
  readonly onAddPaymentMethod: (() => void) | undefined
}

/** How top-ups are paid for. Nothing is chosen for anybody who has a choice. */
export function ProviderField(props: ProviderFieldProps) {
  const { form, error, placeRef, onProviderChoose, onAddPaymentMethod } = props
  const t = useMessages()
  const { value, fault } = form.provider
  return (
    <div className="ck:flex ck:flex-col ck:items-stretch ck:gap-2">
      <Field error={error} hint={t('autoTopUp.form.providerHint')} label={t('autoTopUp.form.provider')}>
        <Select
          ref={placeRef}
          name="provider"
          onChange={(event) => {
            const chosen = form.providers.find((id) => id === event.currentTarget.value)
            if (chosen) onProviderChoose(chosen)
          }}
          value={value ?? ''}
        >
          {value === null ? <option value="">{t('autoTopUp.form.providerNone')}</option> : null}
          {form.providers.map((id) => (
            <option key={id} value={id}>
              {t(`autoTopUp.provider.${id}`)}
            </option>
          ))}
        </Select>
      </Field>
      {fault?.fault === 'noMethod' && onAddPaymentMethod ? (
        <div className="ck:flex">
          <Button onClick={onAddPaymentMethod} size="sm">
            {t('autoTopUp.addMethod')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
