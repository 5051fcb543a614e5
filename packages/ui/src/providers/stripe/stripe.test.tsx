import { within } from '@testing-library/react'
import { describeProvider } from '../testing/describe-provider'
import { labels } from '../testing/form-props'
import { createFakeStripe } from './testing/fake-stripe'

describeProvider('Stripe', {
  config: { id: 'stripe', publishableKey: 'pk_test_public', environment: 'sandbox' },
  action: { type: 'stripe_payment_intent', clientSecret: 'pi_1_secret_2' },
  wrongAction: { type: 'redirect', url: 'https://example.com' },
  bringIn: async () => (await import('./index')).stripe,
  install: ({ isEligible }) => createFakeStripe({ loads: isEligible ? 'ready' : 'refused' }),
  script: /^https:\/\/js\.stripe\.com\/[a-z]+\/stripe\.js$/,
  button: (form) => within(form).findByRole('button', { name: labels.pay }),
  ends: ['approve', 'decline', 'fail', 'lose'],
  refusal: {},
})
