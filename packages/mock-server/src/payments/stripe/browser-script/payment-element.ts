import type { StripePaymentElementOptions } from '@stripe/stripe-js'
import { element, icon } from '../../in-page/element'
import type { StripeError } from './api-client'
import { type CardForm, createCardForm } from './card-form'
import { createElement, type ElementShell } from './mountable'

/** A Payment Element, and the card that is entered in it. */
export interface PaymentElement extends ElementShell {
  readonly form: CardForm
}

/** What a Payment Element gets of the group it belongs to. */
export interface PaymentElementParts {
  readonly options: StripePaymentElementOptions
  readonly now: () => number
  load(): Promise<StripeError | null>
  onDestroy(): void
}

/** Makes a Payment Element that takes cards, which is what the fake charges. */
export function createPaymentElement({ options, now, load, onDestroy }: PaymentElementParts): PaymentElement {
  const card = icon(
    'icon',
    'M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2',
    'M3 10h18',
  )
  const method = element(
    'button',
    { type: 'button', class: 'method', 'aria-expanded': 'false' },
    card,
    'Card',
  )
  const form = createCardForm({
    now,
    address: options.defaultValues?.billingDetails?.address,
    ...askedFor(options.fields?.billingDetails),
    onChange: () => changed(),
  })
  const shell = createElement({
    type: 'payment',
    content: element('div', {}, method, form.node),
    load,
    onDestroy,
    focus: form.focus,
    clear: form.clear,
    collapse: () => setCollapsed(true),
    update: ({ readOnly }: StripePaymentElementOptions) => setReadOnly(readOnly),
  })

  function changed(): void {
    const { country, postalCode } = form.address()
    shell.emit('change', {
      empty: form.isEmpty(),
      complete: form.isComplete(),
      collapsed: form.node.hidden,
      value: {
        type: 'card',
        ...(country !== null && { billingDetails: { address: { country, postalCode } } }),
      },
    })
  }
  function setCollapsed(isCollapsed: boolean): void {
    method.hidden = !isCollapsed
    form.node.hidden = isCollapsed
    if (!isCollapsed) form.focus()
    changed()
  }
  function setReadOnly(isReadOnly: boolean | undefined): void {
    if (isReadOnly !== undefined) form.node.toggleAttribute('inert', isReadOnly)
  }

  method.addEventListener('click', () => setCollapsed(false))
  method.hidden = typeof options.layout !== 'object' || options.layout.defaultCollapsed !== true
  form.node.hidden = !method.hidden
  setReadOnly(options.readOnly)
  return {
    ...shell,
    form: {
      ...form,
      validate() {
        // Whoever is to mend something has to see it.
        if (form.node.hidden) setCollapsed(false)
        return form.validate()
      },
    },
  }
}

type BillingFields = NonNullable<NonNullable<StripePaymentElementOptions['fields']>['billingDetails']>

/** Whether the page leaves the country and the postal code to the element, or brings them itself. */
function askedFor(fields: BillingFields | undefined): { hasCountry: boolean; hasPostalCode: boolean } {
  const address = typeof fields === 'object' ? fields.address : fields
  if (typeof address === 'object')
    return { hasCountry: address.country !== 'never', hasPostalCode: address.postalCode !== 'never' }
  return { hasCountry: address !== 'never', hasPostalCode: address !== 'never' }
}
