import type {
  Appearance,
  StripeCheckoutElementsSdkOptions,
  StripeCheckoutSession,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import type { JsonRecord } from '../../../wire/json'
import { type ApiClient, type StripeError, stripeError } from './api-client'
import { type CheckoutClient, createCheckoutClient } from './checkout-client'
import { type BuyerState, checkoutSession } from './checkout-session'
import { leave } from './confirm'
import { quietElement } from './elements'
import { createEmitter, type Listener } from './emitter'
import type { ElementShell, MountableElement } from './mountable'
import { createPaymentElement, type PaymentElement } from './payment-element'

type Result =
  | { readonly type: 'success'; readonly session: StripeCheckoutSession }
  | {
      readonly type: 'error'
      readonly error: { readonly message: string; readonly code: string | null } & JsonRecord
    }

/** What a page may draw beside the Payment Element, and that asks for nothing here. */
const QUIET_ELEMENTS =
  'BillingAddress ShippingAddress ExpressCheckout CurrencySelector ContactDetails TaxId Terms LinkSignup'.split(
    ' ',
  )

interface ConfirmArguments {
  readonly email?: string
  readonly redirect?: 'always' | 'if_required'
  readonly returnUrl?: string
}

/**
 * What `stripe.initCheckoutElementsSdk` answers with: a Checkout Session that the page draws itself. React's provider
 * copies the methods, so each is the object's own and none needs `this`.
 */
export function createCheckoutSdk(
  api: ApiClient,
  now: () => number,
  options: StripeCheckoutElementsSdkOptions,
) {
  const { defaultValues: defaults, elementsOptions } = options
  const emitter = createEmitter()
  const shells = new Map<string, ElementShell>()
  let appearance: Appearance | undefined = elementsOptions?.appearance
  let payment: PaymentElement | null = null
  let view: JsonRecord = {}
  let buyer: BuyerState = {
    email: defaults?.email ?? null,
    phoneNumber: defaults?.phoneNumber ?? null,
    billingAddress: defaults?.billingAddress ?? null,
    shippingAddress: defaults?.shippingAddress ?? null,
    isCardComplete: false,
  }
  let opened: Promise<CheckoutClient> | undefined
  const open = () => {
    opened ??= Promise.resolve(options.clientSecret).then((secret) => createCheckoutClient(api, secret))
    return opened
  }
  const getSession = () => checkoutSession(view, buyer)

  async function refresh(): Promise<StripeError | null> {
    const answer = await (await open()).view()
    if (answer.error) return answer.error
    view = answer.body
    return null
  }
  async function update(change: Partial<BuyerState>): Promise<Result> {
    buyer = { ...buyer, ...change }
    emitter.emit('change', getSession())
    return { type: 'success', session: getSession() }
  }
  const refuse = async (
    message: string,
    code: string | null = null,
    more: JsonRecord = {},
  ): Promise<Result> => ({
    type: 'error',
    error: { message, code, ...more },
  })

  async function confirm({ email, redirect = 'always', returnUrl }: ConfirmArguments = {}): Promise<Result> {
    if (email !== undefined) await update({ email })
    if (!payment?.isMounted()) return refuse('A mounted Payment Element is required to confirm.')
    const wrong = payment.form.validate()
    if (wrong) return refuse(wrong.message)
    const to = getSession().email
    if (to === null) return refuse('An email address is required to complete this Checkout Session.')
    const paid = await (await open()).pay(payment.form.read(), to)
    if (paid.error) {
      const { type, decline_code: declineCode = null, message } = paid.error
      return type === 'card_error'
        ? refuse(message, 'paymentFailed', { paymentFailed: { declineCode } })
        : refuse(message)
    }
    await refresh()
    const url = returnUrl ?? paid.url
    return redirect === 'always' && url !== null ? leave(url) : update({})
  }

  const actions = {
    getSession,
    confirm,
    updateEmail: (email: string | null) =>
      email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
        ? update({ email })
        : refuse('Your email is invalid.', email.includes('@') ? 'invalidEmail' : 'incompleteEmail'),
    updatePhoneNumber: (phoneNumber: string | null) => update({ phoneNumber }),
    updateBillingAddress: (billingAddress: BuyerState['billingAddress']) => update({ billingAddress }),
    updateShippingAddress: (shippingAddress: BuyerState['shippingAddress']) => update({ shippingAddress }),
    updateIndividualName: () => update({}),
    updateBusinessName: () => update({}),
    updateTaxIdInfo: () => update({}),
    removePromotionCode: () => update({}),
    applyPromotionCode: () => refuse('This code is invalid.', 'invalidCode'),
    updateLineItemQuantity: () => refuse('The quantity of this line item cannot be changed.'),
    updateShippingOption: () => refuse('This Checkout Session has no shipping options.'),
    addOptionalLineItem: () => refuse('This Checkout Session has no optional items.'),
    removeOptionalLineItem: () => refuse('This Checkout Session has no optional items.'),
    async runServerUpdate(work: () => Promise<unknown>): Promise<Result> {
      await work()
      const error = await refresh()
      return error ? refuse(error.message) : update({})
    },
    async validateElements(): Promise<Result> {
      const error = payment?.form.validate() ?? null
      if (!error) return update({})
      const errors = [{ message: error.message, element: 'payment' }]
      return refuse(error.message, 'validation_error', { validation_errors: errors })
    },
  }

  const load = async (): Promise<StripeError | null> => {
    try {
      return await refresh()
    } catch (error) {
      return stripeError('invalid_request_error', error instanceof Error ? error.message : String(error))
    }
  }
  function keep<Shell extends ElementShell>(type: string, shell: Shell): Shell {
    shells.set(type, shell)
    shell.paint(appearance)
    return shell
  }
  const quiet = (name: string): [string, () => MountableElement | null][] => [
    [
      `create${name}Element`,
      () =>
        keep(
          name,
          quietElement(name, () => void shells.delete(name)),
        ).element,
    ],
    [`get${name}Element`, () => shells.get(name)?.element ?? null],
  ]

  return {
    on: (name: 'change', listener: Listener) => emitter.on(name, listener),
    async loadActions() {
      const error = await load()
      return error
        ? { type: 'error' as const, error: { message: error.message, code: null } }
        : { type: 'success' as const, actions }
    },
    changeAppearance(next: Appearance) {
      appearance = next
      for (const shell of shells.values()) shell.paint(appearance)
    },
    loadFonts() {},
    createPaymentElement(given: StripePaymentElementOptions = {}): MountableElement {
      const onDestroy = () => void shells.delete('payment')
      const made = keep('payment', createPaymentElement({ options: given, now, load, onDestroy }))
      payment = made
      made.element.on('change', () => void update({ isCardComplete: made.form.isComplete() }))
      return made.element
    },
    getPaymentElement: () => shells.get('payment')?.element ?? null,
    ...Object.fromEntries(QUIET_ELEMENTS.flatMap(quiet)),
  }
}
