import type { NextAction, ProviderConfig } from '@creditkit/contract'
import { within } from '@testing-library/react'
import type { Kit } from '../../provider/kit-context'
import type { PaymentFormProps } from '../payment-provider'
import { describeProvider, type ProviderHarness, type ScriptedApproval } from '../testing/describe-provider'
import { labels } from '../testing/form-props'

type ProviderName = 'stripeCheckout' | 'dodo' | 'paypalRedirect'

/** A browser that notes where it is sent, and stays. */
function harness(name: ProviderName, config: ProviderConfig, action: NextAction): ProviderHarness {
  let left: ScriptedApproval[] = []
  return {
    config,
    action,
    wrongAction: { type: 'stripe_payment_intent', clientSecret: 'pi_1_secret_2' },
    bringIn: async () => {
      const { KitContext: Context, defaultKit: plain } = await import('../../provider/kit-context')
      const { [name]: provider } = await import('./index')
      const kit: Kit = { ...plain, leaveFor: () => void left.push({ end: () => {} }) }
      return {
        ...provider,
        // biome-ignore lint/correctness/noComponentHookFactories: made once per test.
        Form: (props: PaymentFormProps) => (
          <Context.Provider value={kit}>
            <provider.Form {...props} />
          </Context.Provider>
        ),
      }
    },
    install: () => {
      left = []
      return { approvals: left, load: () => {} }
    },
    script: null,
    button: (form) => within(form).findByRole('button', { name: labels.leave }),
    ends: [],
    refusal: null,
  }
}

const atCheckout: NextAction = { type: 'redirect', url: 'https://checkout.stripe.com/c/pay/cs_test_1' }
const checkoutConfig: ProviderConfig = { id: 'stripe_checkout', environment: 'sandbox' }
const paypalConfig: ProviderConfig = { id: 'paypal', clientId: 'public-client', environment: 'sandbox' }

describeProvider('Stripe Checkout', harness('stripeCheckout', checkoutConfig, atCheckout))
describeProvider(
  'DodoPayments',
  harness(
    'dodo',
    { id: 'dodo', environment: 'sandbox' },
    {
      type: 'redirect',
      url: 'https://checkout.dodopayments.com/session/cks_1',
    },
  ),
)
describeProvider(
  'PayPal by redirect',
  harness('paypalRedirect', paypalConfig, { type: 'paypal_order', orderId: '5O190127TN364715T' }),
)
