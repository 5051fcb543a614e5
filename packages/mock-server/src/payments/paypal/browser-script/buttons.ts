import type {
  FUNDING_SOURCE,
  OnApproveActions,
  OnApproveData,
  PayPalButtonsComponent,
  PayPalButtonsComponentOptions,
} from '@paypal/paypal-js'
import { element } from '../../in-page/element'
import type { CoreConfig } from './core-config'
import { formatMoney } from './format-money'
import { createOrdersClient, type OrderView } from './orders-client'
import { definePaypalButton } from './paypal-button'
import { createSession, type Session } from './session'

/** `window.paypal` before version 6. */
export interface ButtonsNamespace {
  readonly version: `5.${number}.${number}`
  readonly FUNDING: Readonly<Record<string, FUNDING_SOURCE>>
  Buttons(options?: PayPalButtonsComponentOptions): PayPalButtonsComponent
  getFundingSources(): FUNDING_SOURCE[]
  isFundingEligible(funding: FUNDING_SOURCE): boolean
}

const FUNDING = {
  PAYPAL: 'paypal',
  VENMO: 'venmo',
  CREDIT: 'credit',
  PAYLATER: 'paylater',
  CARD: 'card',
} as const
const TYPES: readonly string[] = ['buynow', 'checkout', 'donate', 'pay', 'subscribe']

/** Makes `window.paypal` as it was before version 6. */
export function createButtons(config: CoreConfig): ButtonsNamespace {
  definePaypalButton()
  const isFundingEligible = (funding: FUNDING_SOURCE) => config.eligibleMethods.includes(funding)
  const locale = document.documentElement.lang || navigator.language
  const surroundings = {
    orders: createOrdersClient(config.webAddress),
    formatMoney: (amount: OrderView['amount']) => formatMoney(amount, locale),
  }
  return {
    version: '5.0.500',
    FUNDING,
    Buttons: (options = {}) =>
      createComponent(
        options,
        () => isFundingEligible(options.fundingSource ?? 'paypal'),
        (callbacks) => createSession(callbacks, surroundings),
      ),
    getFundingSources: () => Object.values(FUNDING),
    isFundingEligible,
  }
}

function createComponent(
  options: PayPalButtonsComponentOptions,
  isEligible: () => boolean,
  newSession: (callbacks: Parameters<typeof createSession>[0]) => Session,
): PayPalButtonsComponent {
  const props = { ...options }
  const fundingSource = options.fundingSource ?? 'paypal'
  let host: HTMLElement | null = null
  let session: Session | null = null
  let isClosed = false

  const fail = (error: unknown) => {
    if (props.onError) props.onError(Object(error))
    else reportError(error)
  }

  async function pay(): Promise<void> {
    if (session) return
    let isRejected = false
    const reject = async () => {
      isRejected = true
    }
    await props.onClick?.({ fundingSource }, { resolve: async () => {}, reject })
    if (isRejected || isClosed) return
    const order = Promise.resolve().then(async () => {
      if (!props.createOrder) throw new Error('Pass createOrder.')
      const create = () => Promise.reject(new Error('Create the order on your server.'))
      return { orderId: await props.createOrder({ paymentSource: fundingSource }, { order: { create } }) }
    })
    await approve(order)
  }

  /** Lets the buyer approve an order, and again when the page restarts it. */
  async function approve(order: Promise<{ orderId: string }>): Promise<void> {
    let isRestarted = false
    const restart = () => {
      isRestarted = true
    }
    session = newSession({
      onApprove: async ({ orderId, payerId }) =>
        props.onApprove?.(approvalOf(orderId, payerId), actionsOf(restart)),
      onCancel: ({ orderId }) =>
        props.onCancel?.({ orderID: orderId }, { redirect: () => location.assign(location.href) }),
      onError: fail,
    })
    const opened = session
    // Whatever keeps the window from opening has been told to onError.
    await opened.start({ presentationMode: 'auto' }, order).catch(() => {})
    session = null
    if (isRestarted && !isClosed) await approve(order)
  }

  return {
    isEligible,
    async render(container) {
      const target = typeof container === 'string' ? document.querySelector(container) : container
      if (isClosed) throw new Error('Detected container element removed from DOM')
      if (!target) throw new Error(`Document is ready and element ${container} does not exist`)
      const label = options.style?.label ?? ''
      const button = element('paypal-button', { type: TYPES.includes(label) ? label : 'pay' })
      button.addEventListener('click', () => void pay().catch(fail))
      host = element('div', { class: 'paypal-buttons' }, button)
      target.append(host)
      const setDisabled = async (isDisabled: boolean) => void button.toggleAttribute('disabled', isDisabled)
      props.onInit?.({}, { enable: () => setDisabled(false), disable: () => setDisabled(true) })
    },
    async close() {
      isClosed = true
      session?.destroy()
      host?.remove()
    },
    updateProps: async (next) => void Object.assign(props, next),
    hasReturned: () => false,
    resume: () => {},
  }
}

function approvalOf(orderID: string, payerID: string | undefined): OnApproveData {
  return {
    orderID,
    payerID: payerID ?? null,
    paymentID: null,
    billingToken: null,
    facilitatorAccessToken: 'A21AA-mock',
  }
}

function actionsOf(restart: () => void): OnApproveActions {
  return { restart, redirect: (url) => location.assign(url) }
}
