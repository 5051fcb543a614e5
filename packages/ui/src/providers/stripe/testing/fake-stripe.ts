import type { StripeElementsOptions } from '@stripe/stripe-js'
import { vi } from 'vitest'
import type { ApprovalEnd, ScriptedApproval, ScriptedVendor } from '../../testing/describe-provider'

type Listener = (event: object) => void

/** What `confirmPayment` is called with, as far as tests look. */
export interface FakeConfirmation {
  readonly clientSecret: string
  readonly confirmParams: { readonly return_url: string }
  readonly redirect: string
}

/** One payment that the kit has asked for, driven by the test in the place of a buyer and a bank. */
export interface FakePayment extends ScriptedApproval {
  readonly asked: FakeConfirmation
  /** Lets `confirmPayment` resolve with this, or reject with an error. */
  readonly settle: (result: object) => void
}

/** The vendor of the suite, and what Stripe's own tests want to know besides. */
export interface FakeStripe extends ScriptedVendor {
  readonly approvals: readonly FakePayment[]
  /** The keys that Stripe.js was asked for with. */
  readonly keys: readonly string[]
  /** The options of each group of elements, with its updates laid over them. */
  readonly groups: readonly StripeElementsOptions[]
  /** What the payment elements were made with and told since, and whether they are still there. */
  readonly elements: readonly { readonly options: object; readonly isThere: boolean }[]
}

/** How the fake behaves; it is read when it matters, so that it may change. */
export interface FakeStripeOptions {
  /** What becomes of an element that is mounted; it is ready at once unless named. */
  readonly loads?: 'ready' | 'refused' | 'broken' | 'never' | undefined
  /** What `elements.submit()` says is missing; nothing unless named. */
  readonly missing?: () => string | null
}

const LOAD_ERRORS = {
  refused: { type: 'invalid_request_error', code: 'amount_too_small', message: 'Too little.' },
  broken: { type: 'api_connection_error', message: 'Stripe cannot be reached.' },
} as const

const RESULTS: Readonly<Record<ApprovalEnd, object>> = {
  approve: { paymentIntent: { status: 'succeeded' } },
  decline: {
    error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', message: 'No.' },
  },
  fail: {
    error: { type: 'invalid_request_error', code: 'payment_intent_invalid_parameter', message: 'No.' },
  },
  lose: { error: { type: 'api_connection_error', message: 'Stripe cannot be reached.' } },
  cancel: {},
}

/** Stands in for Stripe.js, which jsdom cannot load: the same global, as much of it as the React components ask for. */
export function createFakeStripe(behaviour: FakeStripeOptions = {}): FakeStripe {
  const approvals: FakePayment[] = []
  const keys: string[] = []
  const groups: StripeElementsOptions[] = []
  const elements: { options: object; isThere: boolean }[] = []

  function createElement(options: object) {
    const listeners = new Map<string, Set<Listener>>()
    const made = { options, isThere: true }
    elements.push(made)
    const emit = (name: string, event: object) => {
      for (const listener of listeners.get(name) ?? []) listener(event)
    }
    const element = {
      mount: () =>
        setTimeout(() => {
          const { loads = 'ready' } = behaviour
          if (!made.isThere || loads === 'never') return
          if (loads === 'ready') emit('ready', { elementType: 'payment' })
          else emit('loaderror', { elementType: 'payment', error: LOAD_ERRORS[loads] })
        }),
      on: (name: string, listener: Listener) => {
        listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
        return element
      },
      off: (name: string, listener: Listener) => {
        listeners.get(name)?.delete(listener)
        return element
      },
      update: (more: object) => {
        made.options = { ...made.options, ...more }
      },
      destroy: () => {
        made.isThere = false
      },
    }
    return element
  }

  function createGroup(options: StripeElementsOptions) {
    const at = groups.push(options) - 1
    return {
      create: (_: string, elementOptions: object) => createElement(elementOptions),
      getElement: () => null,
      update: (more: object) => {
        groups[at] = { ...groups[at], ...more }
      },
      submit: async () => {
        const message = behaviour.missing?.() ?? null
        return message === null ? {} : { error: { type: 'validation_error', message } }
      },
    }
  }

  function confirmPayment(asked: FakeConfirmation): Promise<object> {
    return new Promise((resolve, reject) => {
      const settle = (result: object) => (result instanceof Error ? reject(result) : resolve(result))
      approvals.push({ asked, settle, end: (how) => settle(RESULTS[how]) })
    })
  }

  const open = (key: string) => {
    keys.push(key)
    return {
      elements: createGroup,
      confirmPayment,
      createToken: () => {},
      createPaymentMethod: () => {},
      confirmCardPayment: () => {},
    }
  }
  const load = () => void vi.stubGlobal('Stripe', Object.assign(open, { version: 'endive' }))
  return { approvals, keys, groups, elements, load }
}
