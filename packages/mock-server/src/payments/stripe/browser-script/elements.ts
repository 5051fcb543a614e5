import type { Appearance, StripeElementsOptions, StripeElementsUpdateOptions } from '@stripe/stripe-js'
import { type ApiClient, type StripeError, stripeError } from './api-client'
import { type CardElement, createCardElement, isCardElementType } from './card-elements'
import type { CardEntry } from './card-form'
import { createEmitter, type Listener } from './emitter'
import { integrationError } from './integration-error'
import { intentPath } from './intents'
import { createElement, type ElementShell, type MountableElement } from './mountable'
import { createPaymentElement, type PaymentElement } from './payment-element'

/** What `elements.submit()` comes to. */
export type SubmitResult = { readonly selectedPaymentMethod: string } | { readonly error: StripeError }

/** What `stripe.elements()` gives to the page. */
export interface Elements {
  create(type: string, options?: object): MountableElement
  /** By its type, or by React's component of it. */
  getElement(type: string | { readonly __elementType: string }): MountableElement | null
  update(options: StripeElementsUpdateOptions): void
  fetchUpdates(): Promise<{ error?: StripeError }>
  submit(): Promise<SubmitResult>
  on(name: string, listener: Listener): void
}

/** A group of elements, and what the script itself knows of it. */
export interface ElementsGroup {
  readonly elements: Elements
  /** What it was opened for; null when the page makes the intent later. */
  readonly clientSecret: string | null
  /** The card that is entered and right, or what is wrong with it. Throws where there is nothing to enter one into. */
  collect(
    caller: string,
  ): { readonly entry: CardEntry; readonly error?: undefined } | { readonly error: StripeError }
  isSubmitted(): boolean
}

/** What groups need of the script. */
export interface ElementsParts {
  readonly api: ApiClient
  readonly now: () => number
  /** Hears of each card element, so that it can be handed to `confirmCardPayment` alone. */
  onCardElement(element: MountableElement, card: CardElement): void
}

const QUIET_TYPES = ['expressCheckout', 'linkAuthentication', 'address', 'paymentMethodMessaging']

/** Opens a group of elements, for an intent or for one that is still to be made. */
export function createElements(options: StripeElementsOptions, parts: ElementsParts): ElementsGroup {
  const { api, now } = parts
  const clientSecret = options.clientSecret ?? null
  const emitter = createEmitter()
  const shells = new Map<string, ElementShell>()
  let appearance: Appearance | undefined = options.appearance
  let payment: PaymentElement | null = null
  let isSubmitted = false

  const load = async (): Promise<StripeError | null> => {
    if (clientSecret === null) return null
    const path = intentPath(clientSecret)
    if (path === null)
      return stripeError(
        'invalid_request_error',
        'Invalid value for elements(): clientSecret should be a client secret.',
      )
    return (await api.get(path, { client_secret: clientSecret })).error ?? null
  }

  function make(type: string, given: object): ElementShell {
    const onDestroy = () => void shells.delete(type)
    if (type === 'payment') {
      payment = createPaymentElement({ options: given, now, load, onDestroy })
      return payment
    }
    if (isCardElementType(type)) {
      const card = createCardElement(type, given, { now, onDestroy, siblings: cardElements })
      cardElements.push(card)
      parts.onCardElement(card.element, card)
      return card
    }
    if (!QUIET_TYPES.includes(type))
      throw integrationError(`A valid Element name must be provided, not: ${type}.`)
    return quietElement(type, onDestroy)
  }
  const cardElements: CardElement[] = []

  const elements: Elements = {
    create(type, given = {}) {
      if (shells.has(type))
        throw integrationError(`Can only create one Element of type ${type} per Elements group.`)
      const shell = make(type, given)
      shells.set(type, shell)
      shell.paint(appearance)
      return shell.element
    },
    getElement: (type) => shells.get(typeof type === 'string' ? type : type.__elementType)?.element ?? null,
    update(next) {
      appearance = next.appearance ?? appearance
      for (const shell of shells.values()) shell.paint(appearance)
    },
    async fetchUpdates() {
      const error = await load()
      return error ? { error } : {}
    },
    async submit() {
      const error = payment?.form.validate() ?? null
      if (error) return { error }
      isSubmitted = true
      return { selectedPaymentMethod: 'card' }
    },
    on: emitter.on,
  }
  return {
    elements,
    clientSecret,
    isSubmitted: () => isSubmitted,
    collect(caller) {
      if (!payment?.isMounted())
        throw integrationError(
          `Invalid value for ${caller}: elements should have a mounted Payment Element or Express Checkout Element.`,
        )
      const error = payment.form.validate()
      return error ? { error } : { entry: payment.form.read() }
    },
  }
}

/** An element that has nothing to show here: no wallet is on this device, no address is asked for. */
export function quietElement(type: string, onDestroy: () => void): ElementShell {
  return createElement({
    type,
    content: document.createDocumentFragment(),
    load: async () => null,
    ...(type === 'expressCheckout' && { readyDetails: { availablePaymentMethods: undefined } }),
    focus() {},
    clear() {},
    onDestroy,
  })
}
