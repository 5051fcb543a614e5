import type { StripeCheckoutElementsSdkOptions, StripeElementsOptions } from '@stripe/stripe-js'
import { isRecord, type JsonRecord, recordAt } from '../../../wire/json'
import { type ApiClient, createApiClient, type StripeError } from './api-client'
import type { CardElement } from './card-elements'
import type { CardEntry } from './card-form'
import { createCheckoutSdk } from './checkout-sdk'
import { confirmIntent, handleNextAction, type IntentResult, retrieveIntent } from './confirm'
import { createElements, type Elements, type ElementsGroup } from './elements'
import { createEmbeddedPage, type EmbeddedOptions } from './embedded-page'
import { integrationError } from './integration-error'
import type { MountableElement } from './mountable'
import type { StripeScriptConfig } from './script-config'

/** What the page passes to `confirmPayment` and `confirmSetup`, as far as this script reads it. */
interface ConfirmOptions {
  readonly elements?: Elements
  readonly clientSecret?: string
  readonly confirmParams?: JsonRecord & { readonly return_url?: string }
  readonly redirect?: 'always' | 'if_required'
}

/** Makes the `Stripe` of a page, of one publishable key: as much of Stripe.js as the fake stands in for. */
export function createStripe(
  config: StripeScriptConfig & { readonly now: () => number },
  publishableKey: string,
) {
  if (!/^pk_/.test(publishableKey)) {
    throw integrationError(
      'Please call Stripe() with your publishable key. You used an empty string or a key that does not start with "pk_".',
    )
  }
  const api = createApiClient(config.apiAddress, publishableKey)
  const groups = new WeakMap<Elements, ElementsGroup>()
  const cards = new WeakMap<object, CardElement>()

  async function confirm(caller: string, options: ConfirmOptions): Promise<IntentResult> {
    const { elements, confirmParams = {}, redirect = 'always' } = options
    const group = elements && groups.get(elements)
    const clientSecret = options.clientSecret ?? group?.clientSecret ?? null
    if (clientSecret === null)
      throw integrationError(`${caller}: pass a clientSecret, or elements that were created with one.`)
    const goTo = confirmParams.return_url
    if (goTo === undefined && redirect === 'always')
      throw integrationError(
        `${caller}: confirmParams.return_url is required unless redirect is 'if_required'.`,
      )
    if (goTo !== undefined && !URL.canParse(goTo))
      throw integrationError(
        `${caller}: confirmParams.return_url must be a valid URL that starts with http or https.`,
      )
    if (group && group.clientSecret === null && !group.isSubmitted())
      throw integrationError(`elements.submit() must be called and resolve before ${caller}.`)
    const given = group && !('payment_method' in confirmParams) ? group.collect(caller) : undefined
    if (given?.error) return { error: given.error }
    return confirmIntent(api, {
      clientSecret,
      params: given ? withEntry(given.entry, confirmParams) : confirmParams,
      goTo: redirect === 'always' ? (goTo ?? null) : null,
      handlesActions: true,
    })
  }

  async function confirmCard(
    clientSecret: string,
    data: JsonRecord = {},
    handlesActions = true,
  ): Promise<IntentResult> {
    const { payment_method: method, ...rest } = data
    const card = cardOf(isRecord(method) ? method.card : undefined)
    const given = card?.collect()
    if (given?.error) return { error: given.error }
    const params = isRecord(method)
      ? {
          ...rest,
          payment_method_data: given ? withCard(given.entry, method) : { ...method, type: 'card' },
        }
      : data
    return confirmIntent(api, { clientSecret, params, goTo: null, handlesActions })
  }

  const cardOf = (element: unknown) => (isRecord(element) ? cards.get(element) : undefined)

  /** The card of an element, of the elements of a group, or as the page writes it. */
  function collect(from: JsonRecord, caller: string): ReturnType<CardElement['collect']> | null {
    const { elements, element, card } = from
    for (const group of [elements, element].map((key) => isElements(key) && groups.get(key))) {
      if (group) return group.collect(caller)
    }
    return cardOf(card ?? element)?.collect() ?? null
  }

  function isElements(value: unknown): value is Elements {
    return isRecord(value) && typeof value.create === 'function'
  }

  return {
    elements(options: StripeElementsOptions = {}): Elements {
      const onCardElement = (element: MountableElement, card: CardElement) => void cards.set(element, card)
      const group = createElements(options, { api, now: config.now, onCardElement })
      groups.set(group.elements, group)
      return group.elements
    },
    confirmPayment: (options: ConfirmOptions) => confirm('stripe.confirmPayment()', options),
    confirmSetup: (options: ConfirmOptions) => confirm('stripe.confirmSetup()', options),
    confirmCardPayment: (
      clientSecret: string,
      data?: JsonRecord,
      options?: { readonly handleActions?: boolean },
    ) => confirmCard(clientSecret, data, options?.handleActions),
    confirmCardSetup: (
      clientSecret: string,
      data?: JsonRecord,
      options?: { readonly handleActions?: boolean },
    ) => confirmCard(clientSecret, data, options?.handleActions),
    handleNextAction: ({ clientSecret }: { readonly clientSecret: string }) =>
      handleNextAction(api, clientSecret),
    handleCardAction: (clientSecret: string) => handleNextAction(api, clientSecret),
    retrievePaymentIntent: (clientSecret: string) => retrieveIntent(api, clientSecret),
    retrieveSetupIntent: (clientSecret: string) => retrieveIntent(api, clientSecret),
    async createPaymentMethod(options: JsonRecord) {
      const given = collect(options, 'stripe.createPaymentMethod()')
      if (given?.error) return { error: given.error }
      const { elements: _elements, element: _element, params, ...rest } = options
      const asked = { ...rest, ...(isRecord(params) && params) }
      const method = given ? withCard(given.entry, asked) : asked
      return named('paymentMethod', await api.post('/v1/payment_methods', method))
    },
    async createToken(element: unknown, data: JsonRecord = {}) {
      const given = cardOf(element)?.collect()
      if (given?.error) return { error: given.error }
      return named('token', await api.post('/v1/tokens', { card: { ...data, ...given?.entry.card } }))
    },
    async createConfirmationToken(options: JsonRecord) {
      const given = collect(options, 'stripe.createConfirmationToken()')
      if (given?.error) return { error: given.error }
      const params = given ? withEntry(given.entry, recordAt(options, 'params')) : recordAt(options, 'params')
      return named('confirmationToken', await api.post('/v1/confirmation_tokens', params))
    },
    initCheckoutElementsSdk: (options: StripeCheckoutElementsSdkOptions) =>
      createCheckoutSdk(api, config.now, options),
    createEmbeddedCheckoutPage: (options: EmbeddedOptions) => createEmbeddedPage(api, config.now, options),
    registerAppInfo() {},
    _registerWrapper() {},
  }
}

/** The parameters of a confirmation, with the card that was entered. */
function withEntry(entry: CardEntry, params: JsonRecord): JsonRecord {
  return { ...params, payment_method_data: withCard(entry, recordAt(params, 'payment_method_data')) }
}

/** The card that was entered, with whatever else the page knows of it and of its owner. */
function withCard(entry: CardEntry, known: JsonRecord): JsonRecord {
  const owner = recordAt(known, 'billing_details')
  const address = { ...entry.billing_details.address, ...recordAt(owner, 'address') }
  return { ...known, ...entry, billing_details: { ...owner, address } }
}

function named(
  name: string,
  answer: Awaited<ReturnType<ApiClient['post']>>,
): JsonRecord & { readonly error?: StripeError } {
  return answer.error ? { error: answer.error } : { [name]: answer.body }
}
