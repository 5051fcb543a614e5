import type { ProviderId } from '@creditkit/contract'
import { type RefCallback, useCallback, useRef, useState } from 'react'
import { type Formatter, typedText } from '../../format/index'
import { NO_EDITS, type PurchaseEdits, type PurchaseFormModel } from './purchase-form.model'
import type { PurchaseFormActions } from './purchase-form.view'

/** What the buyer has touched, and what can be done to it. */
export interface PurchaseFormHandle {
  readonly edits: PurchaseEdits
  /** Goes on the field that an error would be about: the amount, or the list of packages. */
  readonly fieldRef: RefCallback<HTMLElement>
  /** Puts the focus on that field. */
  readonly focusField: () => void
  readonly actionsOn: (form: PurchaseFormModel | null) => PurchaseFormActions
  /** Whether the form can be bought as it is; where not, its errors show and the focus is on the first. */
  readonly confirm: (form: PurchaseFormModel | null) => boolean
  /** Lets errors wait until the form is used again. What was chosen stays. */
  readonly settle: () => void
}

/** Keeps what is typed and chosen, whatever becomes of the purchase. */
export function usePurchaseForm(format: Formatter): PurchaseFormHandle {
  const [edits, setEdits] = useState<PurchaseEdits>(NO_EDITS)
  const field = useRef<HTMLElement | null>(null)
  const focusField = useCallback(() => field.current?.focus(), [])
  const edit = (change: Partial<PurchaseEdits>) => setEdits((before) => ({ ...before, ...change }))

  const confirm: PurchaseFormHandle['confirm'] = (form) => {
    if (!form || (form.selection && !form.amount.error && !form.packageError)) return true
    edit({ isChecked: true })
    focusField()
    return false
  }

  return {
    edits,
    fieldRef: useCallback((element) => {
      field.current = element
    }, []),
    focusField,
    confirm,
    settle: () => edit({ isChecked: false }),
    actionsOn: (form) => ({
      onTabChoose: (tab) => edit({ tab, isChecked: false }),
      onTextChange: (amountText) => edit({ amountText }),
      onPresetChoose: (preset) => edit({ amountText: typedText(preset, format) }),
      onOfferTake: (offer) => {
        edit({ amountText: typedText(offer, format) })
        // The button that was pressed is gone with what it offered.
        focusField()
      },
      onAmountLeave: () => {
        if (form?.amount.text.trim()) edit({ isChecked: true })
      },
      onPackageChoose: (packageId) => edit({ packageId }),
      onProviderChoose: (provider: ProviderId) => edit({ provider }),
      onSubmit: () => void confirm(form),
    }),
  }
}
