import type { Amount, ProviderId } from '@creditkit/contract'
import type { RefCallback } from 'react'
import { Icon, type IconName, RadioGroup, Tabs } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { AmountForm } from './amount-form.view'
import { PackageList } from './package-list.view'
import type { PurchaseFormModel, PurchaseTab } from './purchase-form.model'

/** What the buyer does to the form. */
export interface PurchaseFormActions {
  readonly onTabChoose: (tab: PurchaseTab) => void
  readonly onTextChange: (text: string) => void
  readonly onPresetChoose: (preset: Amount) => void
  /** Takes an amount that is offered in place of what was typed. */
  readonly onOfferTake: (offer: Amount) => void
  readonly onAmountLeave: () => void
  readonly onPackageChoose: (packageId: string) => void
  readonly onProviderChoose: (provider: ProviderId) => void
  /** Called when the buyer presses Enter in a field. */
  readonly onSubmit: () => void
}

/** What the form takes. */
export interface PurchaseFormProps extends PurchaseFormActions {
  readonly model: PurchaseFormModel
  readonly isLocked: boolean
  readonly fieldRef: RefCallback<HTMLElement>
}

/** How each is paid with, at a glance; the marks of the vendors are on their own buttons and pages. */
const icons: Readonly<Record<ProviderId, IconName>> = {
  paypal: 'wallet',
  stripe: 'card',
  stripe_checkout: 'external',
  dodo: 'external',
}

/** What to buy, and with whom to pay where there is a choice. */
export function PurchaseForm(props: PurchaseFormProps) {
  const { model, isLocked, onTabChoose, onProviderChoose, onSubmit } = props
  const t = useMessages()
  return (
    <form
      className="ck:flex ck:flex-col ck:gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {model.tabs.length > 1 ? (
        <Tabs
          items={model.tabs.map((tab) => ({
            value: tab,
            label: t(`purchaseCredits.tab.${tab}`),
            panel: <PurchaseChoice {...props} />,
          }))}
          label={t('purchaseCredits.choice')}
          onValueChange={(tab) => {
            if (!isLocked) onTabChoose(tab)
          }}
          value={model.tab}
        />
      ) : (
        <PurchaseChoice {...props} />
      )}
      {model.providers.length > 1 ? (
        <RadioGroup
          disabled={isLocked}
          legend={t('purchaseCredits.provider.legend')}
          onValueChange={onProviderChoose}
          options={model.providers.map((id) => ({
            value: id,
            label: t(`purchaseCredits.provider.${id}`),
            icon: <Icon className="ck:size-[18px]" name={icons[id]} />,
          }))}
          value={model.provider}
        />
      ) : null}
    </form>
  )
}

function PurchaseChoice(props: PurchaseFormProps) {
  const { model, isLocked, fieldRef } = props
  return model.tab === 'amount' ? (
    <AmountForm
      fieldRef={fieldRef}
      isLocked={isLocked}
      model={model.amount}
      onLeave={props.onAmountLeave}
      onOfferTake={props.onOfferTake}
      onPresetChoose={props.onPresetChoose}
      onTextChange={props.onTextChange}
    />
  ) : (
    <PackageList fieldRef={fieldRef} isLocked={isLocked} model={model} onChoose={props.onPackageChoose} />
  )
}
